import type { Instant, PlainDate } from '#kernel';
import type { UloState } from '#development';
import type { Experience } from '#workflow';
import { agendaView, type AgendaView } from './agenda.view.js';
import { procurementView, type ProcurementView } from './procurement.view.js';
import { stagesView, type StagesView } from './stages.view.js';
import { actionsView, type ActionsView } from './actions.view.js';
import { criteriaView, type CriteriaView } from './criteria.view.js';
import { forecastView, type ForecastView } from './forecast.view.js';
import { fundingView, type FundingView } from './funding.view.js';
import { governanceView, type GovernanceView } from './governance.view.js';
import { launchView, type LaunchView } from './launch.view.js';
import { lessonsView, type LessonsView } from './lessons.view.js';
import { mentoringView, type MentoringView } from './mentoring.view.js';
import { milestonesView, type MilestonesView } from './milestones.view.js';
import { outreachView, type OutreachView } from './outreach.view.js';
import { overviewView, type OverviewView, type ProgrammeHead } from './overview.view.js';
import { partnershipView, type PartnershipView } from './partnership.view.js';
import { planView, type PlanView } from './plan.view.js';
import { premisesView, type PremisesView } from './premises.view.js';
import { progressView, type ProgressView } from './progress.view.js';
import { qualityView, type QualityView } from './quality.view.js';
import { servicesView, type ServicesView } from './services.view.js';
import { seesAll, type Sees } from './sees.js';
import type { StepsView } from './steps.shapes.js';
import { noPeople, stepPerson, type KnownPeople } from './step-person.js';
import { stepsView } from './steps.view.js';
import { staffingView, type StaffingView } from './staffing.view.js';
import { warningsView, type WarningsView } from './warnings.view.js';
import { withLazy } from './with-lazy.js';

/** Everything that the pages of one ULO show, as plain JSON, as at one day and as known on one day. */
export interface UloView {
  id: string;
  /** The revision of the last event of its stream. */
  revision: number;
  lastRecordedAt: Instant;
  /** True when all of it is shipped example data. */
  example: boolean;
  moment: {
    /** What was asked for; null when not. */
    asAt: PlainDate | null;
    knownAt: PlainDate | null;
    /** The day that "today" means in this view: the as-at day, else the known-at day, else the day of asking. */
    day: PlainDate;
  };
  overview: OverviewView;
  actions: ActionsView;
  partnership: PartnershipView;
  steps: StepsView;
  plan: PlanView;
  /** Null without a plan with steps, once all are finished, and after the end of the development. */
  forecast: ForecastView | null;
  milestones: MilestonesView;
  mentoring: MentoringView;
  governance: GovernanceView;
  staffing: StaffingView;
  premises: PremisesView;
  quality: QualityView;
  funding: FundingView;
  launch: LaunchView;
  outreach: OutreachView;
  services: ServicesView;
  criteria: CriteriaView;
  lessons: LessonsView;
  agenda: AgendaView;
  procurement: ProcurementView;
  progress: ProgressView;
  stages: StagesView;
  warnings: WarningsView;
}

/** The data of a view that is not part of the state. */
export interface UloHead {
  id: string;
  revision: number;
  lastRecordedAt: Instant;
  example: boolean;
  programme: ProgrammeHead;
  /** The people named for steps. */
  people?: KnownPeople;
  /** What the reader may see; everything if absent. */
  sees?: Sees;
}

/**
 * Each part is calculated when it is first read, so a page costs only what it shows.
 * @param state the fold as at and as known at the moment; it must not change afterwards
 * @param experience the lengths of steps in the programme, for the forecast
 */
export function uloView(state: UloState, head: UloHead, moment: { asAt?: PlainDate; knownAt?: PlainDate; today: PlainDate }, experience: () => Experience = () => new Map()): UloView {
  const { programme, people = noPeople, sees = seesAll, ...stream } = head;
  const { asAt = null, knownAt = null, today } = moment;
  const day = asAt ?? knownAt ?? today;
  return withLazy({ ...stream, moment: { asAt, knownAt, day } }, {
    overview: () => overviewView({ state, stream: `ulo-${head.id}`, ...stream }, day, programme),
    actions: () => actionsView(state.actions, day),
    partnership: () => partnershipView(state, day),
    steps: () => stepsView(state, day, (id) => stepPerson(id, people, { programme: state.partnership.programme ?? '', ulo: head.id }, day)),
    plan: () => planView(state, day),
    forecast: () => forecastView(state, head.id, day, experience()),
    milestones: () => milestonesView(state.milestones, day),
    mentoring: () => mentoringView(state.mentoring, day, sees),
    governance: () => governanceView(state, day),
    staffing: () => staffingView(state),
    premises: () => premisesView(state, day),
    quality: () => qualityView(state, day),
    funding: () => fundingView(state, day, sees),
    launch: () => launchView(state),
    outreach: () => outreachView(state),
    services: () => servicesView(state),
    criteria: () => criteriaView(state),
    lessons: () => lessonsView(state.lessons),
    agenda: () => agendaView(state),
    procurement: () => procurementView(state),
    progress: () => progressView(state),
    stages: () => stagesView(state),
    warnings: () => warningsView(state, day),
  });
}
