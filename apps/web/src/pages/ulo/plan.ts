import type { UloView } from '#dashboards';
import { planMonths } from '#development';
import { actorRoles, daysBetween } from '#kernel';
import { date, planChart, plural, type PlanRow } from '#ui';
import { heads, type Block } from '../blocks.js';
import { noted } from '../words.js';
import { actionsTable } from './actions.js';
import { course } from './course.js';
import { forecastBlocks, likelyRanges } from './forecast.js';
import { laterBecause, milestoneInWords } from './overview.js';
import { nameList, progressSentence } from './steps.js';
import type { TabContext } from './tab.js';

/** The plan: the first agreed dates next to the current ones, and every move with its reason. */
export const plan = (view: UloView, context: TabContext): Block[] => [
  ...stepsInTime(view, context),
  ...forecastBlocks(view),
  firstPlannedAndNow(view, context),
  ...(view.plan.forecastFinishOn && !view.steps.plan ? [{ kind: 'text', text: `By its milestones it finishes on ${date(view.plan.forecastFinishOn)}${laterBecause(view)}. Realistic is 24 to 36 months.` } satisfies Block] : []),
  milestonesTable(view, context),
  movedDates(view, context),
  ...course(view),
  actionsTable(view, context),
  versions(view),
];

function firstPlannedAndNow(view: UloView, context: TabContext): Block {
  const rows = [...wholePlan(view), ...view.milestones.items.map(milestoneRow)];
  return { kind: 'chart', chart: planChart({ id: 'plan-chart', title: 'First planned and now', sentence: sentence(view), rows, today: view.moment.day, ...lookedBack(view), csv: context.csv('milestones') }) };
}

function wholePlan(view: UloView): PlanRow[] {
  const { versions: [first], current, startedOn } = view.plan;
  if (!first || !current || !startedOn) return [];
  const finishOn = finishOf(view, current);
  return [{
    label: 'The whole plan',
    baseline: { from: startedOn, to: first.finishOn },
    current: { from: startedOn, to: finishOn },
    status: plural(planMonths(startedOn, finishOn), 'month'),
  }];
}

const milestoneRow = (m: UloView['milestones']['items'][number]): PlanRow => ({
  label: m.name,
  baseline: point(m.baselineOn),
  current: point(m.achievedOn ?? m.dueOn),
  done: m.achievedOn !== null,
  status: statusOf(m),
});

const point = (on: string): { from: string; to: string } => ({ from: on, to: on });

const milestonesTable = ({ milestones }: UloView, context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Milestones',
    head: heads('Milestone', 'First planned', 'Agreed now', 'Status', 'Compared with the first date', 'Compared with the agreed date'),
    rows: milestones.items.map((m) => [
      m.kind.code === 'other' || m.kind.label === m.name ? m.name : { text: m.name, more: m.kind.label }, date(m.baselineOn), date(m.dueOn), `${statusOf(m)}${noted(m.cancelledOn === null ? m.achievementNote : m.whyCancelled)}`, daysInWords(m.daysAfterFirstBaseline), daysInWords(m.daysAfterAgreed),
    ]),
    empty: 'No milestone has been planned yet.',
    csv: context.csv('milestones'),
  },
});

const movedDates = ({ milestones }: UloView, context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Dates that were moved, and why',
    head: heads('Milestone', 'Moved on', 'From', 'To', 'Why', 'Who'),
    rows: milestones.items.flatMap((m) => m.moves.map((move) => [
      m.name, { text: date(move.movedOn), href: context.tab(`history/${move.id}`), ...(move.daysLate > 0 ? { more: `when it was ${plural(move.daysLate, 'day')} late` } : {}) }, date(move.from), date(move.to),
      move.note === null ? move.reason.label : `${move.reason.label}: ${move.note}`, actorRoles[move.by],
    ])),
    empty: 'No date has been moved.',
    csv: context.csv('moves'),
  },
});

const versions = ({ plan: p }: UloView): Block => ({
  kind: 'table',
  table: {
    caption: 'Versions of the plan',
    head: heads('From', 'Finish', 'Length', 'How'),
    rows: p.versions.map((v) => [date(v.on), date(v.finishOn), plural(v.lengthMonths, 'month'), v.by === 'users' ? 'Adopted by the users' : 'Drafted']),
    empty: 'No plan has been drafted yet.',
  },
});

/** The steps as agreed and as they are now, on a time axis and as a table. */
function stepsInTime(view: UloView, context: TabContext): Block[] {
  const { steps: { plan: followed }, moment } = view;
  if (!followed) return [];
  const rows = followed.steps.map((s): PlanRow => ({
    label: `${s.code} ${s.title}`,
    baseline: s.baseline ? { from: s.baseline.startOn, to: s.baseline.finishOn } : undefined,
    current: { from: s.startOn, to: s.finishOn },
    done: s.finishedOn !== null,
    status: s.critical ? `${s.standing.label}: everything waits for it` : s.standing.label,
  }));
  const critical = followed.steps.filter((s) => s.critical);
  return [
    { kind: 'text', text: `${progressSentence(followed)}${critical.length > 0 ? ` These steps decide that day: ${nameList(critical)}.` : ''}` },
    ...followed.brokenPins.map((pin): Block => ({
      kind: 'inset',
      text: `${pin.step.code} ${pin.step.title} was to finish on ${date(pin.finishOn)}: that is ${plural(pin.days, 'day')} more than the day allows${pin.because.length > 0 ? `, because of ${nameList(pin.because)}` : ''}.`,
    })),
    { kind: 'chart', chart: planChart({ id: 'steps-chart', title: 'Steps: agreed and now', rows, likely: likelyRanges(view), today: moment.day, ...lookedBack(view), csv: context.csv('steps') }) },
  ];
}

/** The label of the line of the day when the page shows another day. */
const lookedBack = ({ moment }: UloView): { todayLabel?: string } => (moment.asAt === null ? {} : { todayLabel: date(moment.day) });

/** “26 days early”. */
const daysInWords = (days: number): string => (days === 0 ? 'The same day' : `${plural(Math.abs(days), 'day')} ${days > 0 ? 'late' : 'early'}`);

function statusOf(m: UloView['milestones']['items'][number]): string {
  const moved = m.rescheduled ? ', rescheduled' : '';
  if (m.cancelledOn) return `Cancelled ${date(m.cancelledOn)}${moved}`;
  if (m.achievedOn) return `Achieved ${date(m.achievedOn)}${m.late ? ', late' : ''}${moved}`;
  return m.late ? `Late${moved}` : `Due${moved}`;
}

/** The current finish of the plan, by its steps when it has some. */
const finishOf = ({ steps }: UloView, agreed: { finishOn: string }): string => steps.plan?.finishOn ?? agreed.finishOn;

/** The content of the chart, as text. */
function sentence(view: UloView): string {
  const { plan: p, milestones } = view;
  const [first] = p.versions;
  if (!first || !p.current) return 'No plan has been drafted yet.';
  const finishOn = finishOf(view, p.current);
  const later = daysBetween(first.finishOn, finishOn);
  const finish = `The plan finishes on ${date(finishOn)}${later === 0 ? ', as first planned' : `, ${plural(Math.abs(later), 'day')} ${later > 0 ? 'later' : 'earlier'} than first planned`}.`;
  return [finish, ...milestones.items.map((m) => `${m.name}: ${lowerFirst(milestoneInWords(m))}.`)].join(' ');
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
