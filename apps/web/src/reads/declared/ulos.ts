import { nowhere } from '#access';
import { namesOfNextSteps, openWarnings, portfolioCsv, portfolioPage, warningCounts, type PortfolioQuery, type UloMoment, type WarningsQuery } from '#dashboards';
import { takesPartIn, type Person } from '#people';
import { peopleReaders } from '../../security/access.js';
import { visibilityFor } from '../../security/separation.js';
import { ofList, ofUlo, type Scoped, type WithGrants, type WithNames, type ProgrammeFilter } from '../declared-read.js';
import { readRoutes } from '../read-routes.js';

const namesOfPeople = { title: 'See people’s names', roles: peopleReaders, showsPeople: true } as const;

/** The list of ULOs, and single ULOs. */
export const uloReads = {
  ulos: ofList(readRoutes.ulos, ({ sources }, query: PortfolioQuery & Scoped) => portfolioPage(sources.model, query)),

  /** The list as the bytes of its JSON, cached until the next change. */
  ulosBytes: ofList(readRoutes.ulos, ({ json }, query: PortfolioQuery & Scoped) => json.bytes(query)),

  ulosCsv: ofList(readRoutes.ulosCsv, async (context, { names = nowhere, ...query }: PortfolioQuery & Scoped & WithNames) =>
    portfolioCsv(context.sources.model, query, namesOfNextSteps(await context.knownPeople(names), context.today))),

  ulo: ofUlo(readRoutes.ulo, (context, { id, names = nowhere, by = [], ...moment }: UloMoment & { id: string } & WithNames & WithGrants) =>
    context.sources.ulos.view(id, moment, () => context.knownPeople(names), visibilityFor(by, context.separation))),

  /** For pages only: the ULO as of a revision. */
  uloByRevision: ofUlo(readRoutes.history, (context, { id, revision, by = [] }: { id: string; revision: number } & WithGrants) =>
    context.sources.ulos.byRevision(id, revision, visibilityFor(by, context.separation))),

  uloChoices: ofUlo(readRoutes.ulo, ({ sources }, { id }: { id: string }) => sources.ulos.choices(id)),

  warnings: ofList(readRoutes.warnings, ({ sources }, query: WarningsQuery & Scoped) => openWarnings(sources.model, query)),

  warningCounts: ofList(readRoutes.warnings, ({ sources }, asked: ProgrammeFilter) => warningCounts(sources.model, asked)),

  /** For pages only: the names of the people who own the next steps of ULOs. */
  nextStepNames: ofList(namesOfPeople, async (context, { within }: Scoped) => namesOfNextSteps(await context.knownPeople(within), context.today)),

  /** For pages only: the people who take part in a ULO today. */
  peopleOfUlo: ofUlo(namesOfPeople, async (context, { id, programme }: { id: string; programme: string }): Promise<readonly Person[]> =>
    ((await context.knownPeople(nowhere)).directory?.all() ?? []).filter((person) => takesPartIn(person, { ulo: id, programme }, context.today))),
};
