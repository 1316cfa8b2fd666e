import type { UloView } from '#dashboards';
import { daysBetween } from '#kernel';
import { date, planChart, plural, type PlanRow } from '#ui';
import { heads, type Block } from '../blocks.js';
import { actionsTable } from './actions.js';
import { forecastBlocks, likelyRanges } from './forecast.js';
import { milestoneInWords } from './overview.js';
import { nameList, progressSentence } from './steps.js';
import type { TabContext } from './tab.js';

/** The plan: the first agreed dates next to the current ones, and every move with its reason. */
export function plan(view: UloView, context: TabContext): Block[] {
  const { plan: p, milestones, moment } = view;
  const point = (on: string): { from: string; to: string } => ({ from: on, to: on });
  const [first] = p.versions;
  const whole: PlanRow[] =
    first && p.current && p.startedOn
      ? [{
          label: 'The whole plan',
          baseline: { from: p.startedOn, to: first.finishOn },
          current: { from: p.startedOn, to: p.current.finishOn },
          status: plural(p.current.lengthMonths, 'month'),
        }]
      : [];
  const rows = milestones.items.map((m): PlanRow => ({
    label: m.name,
    baseline: point(m.baselineOn),
    current: point(m.achievedOn ?? m.dueOn),
    done: m.achievedOn !== null,
    status: statusOf(m),
  }));
  return [
    ...stepsInTime(view, context),
    ...forecastBlocks(view),
    { kind: 'chart', chart: planChart({ id: 'plan-chart', title: 'First planned and now', sentence: sentence(view), rows: [...whole, ...rows], today: moment.day, csv: context.csv('milestones') }) },
    ...(p.forecastFinishOn && !view.steps.plan ? [{ kind: 'text', text: `As the milestones stand, it finishes by ${date(p.forecastFinishOn)}. Realistic is 24 to 36 months.` } satisfies Block] : []),
    {
      kind: 'table',
      table: {
        caption: 'Milestones',
        head: heads('Milestone', 'First planned', 'Agreed now', 'Status', 'After the first date', 'After the agreed date'),
        rows: milestones.items.map((m) => [
          m.name, date(m.baselineOn), date(m.dueOn), statusOf(m), plural(m.daysAfterFirstBaseline, 'day'), plural(m.daysAfterAgreed, 'day'),
        ]),
        numeric: [4, 5],
        empty: 'No milestone has been planned yet.',
        csv: context.csv('milestones'),
      },
    },
    {
      kind: 'table',
      table: {
        caption: 'Dates that were moved, and why',
        head: heads('Milestone', 'Moved on', 'From', 'To', 'Why'),
        rows: milestones.items.flatMap((m) => m.moves.map((move) => [m.name, date(move.movedOn), date(move.from), date(move.to), move.note ?? move.reason.label])),
        empty: 'No date has been moved.',
        csv: context.csv('moves'),
      },
    },
    actionsTable(view, context),
    {
      kind: 'table',
      table: {
        caption: 'Versions of the plan',
        head: heads('From', 'Finish', 'Length', 'How'),
        rows: p.versions.map((v) => [date(v.on), date(v.finishOn), plural(v.lengthMonths, 'month'), v.by === 'users' ? 'Adopted by the users' : 'Drafted']),
        empty: 'No plan has been drafted yet.',
      },
    },
  ];
}

/** The steps on a time axis, agreed and now, and as a table. */
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
    { kind: 'chart', chart: planChart({ id: 'steps-chart', title: 'Steps: agreed and now', rows, likely: likelyRanges(view), today: moment.day, csv: context.csv('steps') }) },
  ];
}

function statusOf(m: UloView['milestones']['items'][number]): string {
  const moved = m.rescheduled ? ', rescheduled' : '';
  if (m.cancelledOn) return `Cancelled ${date(m.cancelledOn)}${moved}`;
  if (m.achievedOn) return `Achieved ${date(m.achievedOn)}${m.late ? ', late' : ''}${moved}`;
  return m.late ? `Late${moved}` : `Due${moved}`;
}

/** The content of the chart, in words. */
function sentence({ plan: p, milestones }: UloView): string {
  const [first] = p.versions;
  if (!first || !p.current) return 'No plan has been drafted yet.';
  const later = daysBetween(first.finishOn, p.current.finishOn);
  const finish = `The plan finishes on ${date(p.current.finishOn)}${later === 0 ? ', as first planned' : `, ${plural(Math.abs(later), 'day')} ${later > 0 ? 'later' : 'earlier'} than first planned`}.`;
  return [finish, ...milestones.items.map((m) => `${m.name}: ${lowerFirst(milestoneInWords(m))}.`)].join(' ');
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
