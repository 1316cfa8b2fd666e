import { nowhere } from '#access';
import { namesOfNextSteps, openWarnings, portfolioCsv, portfolioPage, warningCounts, type PortfolioQuery, type UloMoment, type WarningsQuery } from '#dashboards';
import { takesPartIn, type Person } from '#people';
import { peopleReaders } from '../../security/access.js';
import { sight } from '../../security/separation.js';
import { ofList, ofUlo, type Filtered, type Judged, type Named, type ProgrammeFilter } from '../declared-read.js';
import { readRoutes } from '../read-routes.js';

const namesOfPeople = { title: 'See people’s names', roles: peopleReaders, showsPeople: true } as const;

/** The list of ULOs, and single ULOs. */
export const uloReads = {
  ulos: ofList(readRoutes.ulos, ({ sources }, query: PortfolioQuery & Filtered) => portfolioPage(sources.model, query)),

  /** The list as the bytes of its JSON, cached until the next change. */
  ulosBytes: ofList(readRoutes.ulos, ({ json }, query: PortfolioQuery & Filtered) => json.bytes(query)),

  ulosCsv: ofList(readRoutes.ulosCsv, async (context, { names = nowhere, ...query }: PortfolioQuery & Filtered & Named) =>
    portfolioCsv(context.sources.model, query, namesOfNextSteps(await context.known(names), context.today))),

  ulo: ofUlo(readRoutes.ulo, (context, { id, names = nowhere, by = [], ...moment }: UloMoment & { id: string } & Named & Judged) =>
    context.sources.ulos.view(id, moment, () => context.known(names), sight(by, context.separation))),

  /** For pages only: the ULO as of a revision. */
  uloByRevision: ofUlo(readRoutes.history, (context, { id, revision, by = [] }: { id: string; revision: number } & Judged) =>
    context.sources.ulos.byRevision(id, revision, sight(by, context.separation))),

  uloChoices: ofUlo(readRoutes.ulo, ({ sources }, { id }: { id: string }) => sources.ulos.choices(id)),

  warnings: ofList(readRoutes.warnings, ({ sources }, query: WarningsQuery & Filtered) => openWarnings(sources.model, query)),

  warningCounts: ofList(readRoutes.warnings, ({ sources }, asked: ProgrammeFilter) => warningCounts(sources.model, asked)),

  /** For pages only: the names of the people who own the next steps of ULOs. */
  nextStepNames: ofList(namesOfPeople, async (context, { within }: Filtered) => namesOfNextSteps(await context.known(within), context.today)),

  /** For pages only: the people who take part in a ULO today. */
  peopleOfUlo: ofUlo(namesOfPeople, async (context, { id, programme }: { id: string; programme: string }): Promise<readonly Person[]> =>
    ((await context.known(nowhere)).directory?.all() ?? []).filter((person) => takesPartIn(person, { ulo: id, programme }, context.today))),
};
