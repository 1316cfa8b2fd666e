import { calendarFeed } from '#calendar';
import {
  grantPackage, listProgrammes, mentorHomeView, mentoringReport, milestonesSummary, myProgrammes, oneProgramme, portfolioRows, programmeDashboard, programmeReport,
  type DatedUlos, type MyProgrammesQuery, type PortfolioRow,
} from '#dashboards';
import { allRoles, type PlainDate } from '#kernel';
import type { ReadModel } from '#projections';
import { ofList, ofProgramme, type Scoped, type ProgrammeFilter } from '../declared-read.js';
import { rolesOfProgramme } from '../programme-roles.js';
import type { ReadContext } from '../read-context.js';
import { readRoutes } from '../read-routes.js';

interface Period {
  from: PlainDate;
  to: PlainDate;
}

/** Programmes and the summaries of their ULOs. */
export const programmeReads = {
  programmes: ofList(readRoutes.programmes, ({ sources }, { within }: Scoped) => listProgrammes(sources.model, within)),

  programme: ofProgramme(readRoutes.programme, ({ sources }, { id }: { id: string }) => oneProgramme(sources.model, id)),

  programmeRoles: ofProgramme(readRoutes.programmeRoles, ({ sources, today }, { id }: { id: string }) => rolesOfProgramme(sources, id, today)),

  /** Awarded bids in the 360Giving format. */
  grants: ofList(readRoutes.grants, ({ dated, today, sources: { settings, organisations } }, asked: ProgrammeFilter) =>
    grantPackage(dated.of(asked), { prefix: settings.grantsPrefix, today, organisationOf: (funder) => organisations.now().related(funder) })),

  milestones: ofList(readRoutes.milestones, ({ sources }, asked: ProgrammeFilter) => milestonesSummary(sources.model, asked)),

  /** The home page of mentors, as of today. */
  mentorHome: ofList({ title: 'See the ULOs that they mentor', roles: ['mentor'] }, ({ dated, sources }, asked: Scoped) => mentorHomeView(dated.of(asked), sources.model.today)),

  /** ULOs as of today, sorted by the need for help. */
  myProgrammes: ofList({ title: 'See who needs help most', roles: allRoles }, ({ dated, sources: { model } }, { tile, colour, q, ...asked }: ProgrammeFilter & MyProgrammesQuery) =>
    myProgrammes(dated.of(asked), rowsById(model, asked), model.today, { ...(tile && { tile }), ...(colour && { colour }), ...(q === undefined ? {} : { q }) })),

  /** The state of a programme on a day; today by default. */
  programmeDashboard: ofProgramme({ title: 'See the dashboard of a programme', roles: allRoles }, (context, { id, on = context.sources.model.today }: { id: string; on?: PlainDate }) =>
    programmeDashboard(ulosOf(context, id), on, rowsOn(context, id, on))),

  /** The coming days of a programme, as iCalendar. */
  programmeCalendar: ofProgramme({ title: 'Take the calendar of a programme', roles: allRoles }, ({ sources: { model } }, { id, site }: { id: string; site: string }) =>
    calendarFeed(model, { programme: id, name: oneProgramme(model, id).name, within: 'everything', site })),

  /** The report on a period, for committees. */
  programmeReport: ofProgramme({ title: 'Read the report on a programme', roles: allRoles }, (context, { id, from, to }: { id: string } & Period) =>
    programmeReport(ulosOf(context, id), { from, to }, rowsOn(context, id, to))),

  mentoringReport: ofList({ title: 'Read the report on mentoring', roles: allRoles }, ({ dated }, { from, to, ...asked }: ProgrammeFilter & Period) => mentoringReport(dated.of(asked), { from, to })),
};

/** @throws NotFound */
const ulosOf = ({ dated, sources }: ReadContext, programme: string): ReturnType<DatedUlos['of']> =>
  dated.of({ programme: oneProgramme(sources.model, programme).id, within: 'everything' });

const rowsById = (model: ReadModel, asked: ProgrammeFilter): Map<string, PortfolioRow> =>
  new Map([...portfolioRows(model, asked)].flat().map((row) => [row.id, row]));

/** The read model has rows only as of today: undefined for another day. */
const rowsOn = ({ sources: { model } }: ReadContext, programme: string, day: PlainDate): Map<string, PortfolioRow> | undefined =>
  day === model.today ? rowsById(model, { programme, within: 'everything' }) : undefined;
