import type { UloView } from '#dashboards';
import { phaseInWords } from '#development';
import { date, plural } from '#ui';
import type { Block } from '../blocks.js';
import { share } from '../words.js';
import { openActions } from './actions.js';
import { nextTask } from './steps.js';
import type { TabContext } from './tab.js';
import { warningItems } from './warnings.js';

/** The state of the ULO in brief: a sentence, the next steps, the problems, and the figures. */
export function overview(view: UloView, context: TabContext): Block[] {
  const { warnings } = view;
  return [
    { kind: 'inset', text: stateInWords(view) },
    ...whatIsNext(view, context),
    ...(view.actions.items.some(({ closedOn }) => closedOn === null) ? [openActions(view, context)] : []),
    { kind: 'heading', text: 'What needs attention' },
    { kind: 'warnings', items: warningItems(warnings.open.slice(0, MOST), context), empty: 'No warning is open.' },
    { kind: 'links', links: [{ text: warnings.open.length > MOST ? `All warnings: ${warnings.open.length - MOST} more ${warnings.open.length === MOST + 1 ? 'is' : 'are'} open` : 'All warnings, open and cleared', href: context.tab('warnings') }] },
    { kind: 'stats', items: figures(view) },
    phases(view),
    { kind: 'links', links: [{ text: 'Report of two pages', href: context.tab('report') }, { text: 'Easy Read', href: context.tab('easy-read') }] },
  ];
}

/** Number of warnings on the overview. */
const MOST = 2;
/** Number of steps on the overview. */
const MOST_STEPS = 5;

/** “Amber: Launch is 6 days late. In phase Build, 14 months since the start.” */
function stateInWords(view: UloView): string {
  const { overview: { attention: { colour, reasons }, phase, monthsSinceStart } } = view;
  const word = colour === 'none' ? '' : `${colour.charAt(0).toUpperCase()}${colour.slice(1)}: `;
  return `${word}${reasons.slice(0, 2).join('; ')}. In phase ${phaseInWords(phase)}, ${plural(monthsSinceStart, 'month')} since the start.`;
}

/** The reason why the finish is later than planned, for plans with milestones. For plans with steps the forecast has the reason. */
export const laterBecause = ({ plan, steps }: UloView): string =>
  plan.forecastBecause && !steps.plan ? `, ${plural(plan.forecastBecause.days, 'day')} later than planned because of ${plan.forecastBecause.milestone}` : ' as it stands';

function figures(view: UloView): { label: string; value: string; note?: string }[] {
  const { overview: o, plan, mentoring } = view;
  const next = o.nextMilestone;
  return [
    { label: 'Next milestone', value: next?.name ?? 'None planned', ...(next ? { note: `${date(next.dueOn)}, ${dueIn(next.daysUntil)}` } : {}) },
    { label: 'Milestones and steps late', value: String(o.late.length), note: `Milestones moved: ${o.rescheduledMilestones}` },
    { label: 'Committee', value: share(o.usersOnCommittee, 'No committee yet'), ...(o.usersOnCommittee ? { note: 'count under the rule set in force' } : {}) },
    { label: 'Mentoring in 90 days', value: plural(o.mentoringHoursIn90Days, 'hour'), note: lastSession(mentoring.daysSinceLastSession, mentoring.lastSessionOn) },
    { label: 'Core costs covered', value: plural(o.monthsOfCoreCostCovered, 'month') },
    { label: 'Plan', value: plan.current ? plural(plan.current.lengthMonths, 'month') : 'No plan yet', note: o.finishOn ? `Finishes on ${date(o.finishOn)}${laterBecause(view)}` : 'Realistic: 24 to 36 months' },
  ];
}

/** The steps that can begin now, with their owner and since when; critical ones first. */
function whatIsNext({ steps: { plan, ended } }: UloView, context: TabContext): Block[] {
  if (!plan || ended) return [];
  const now = plan.steps.filter(({ standing: { code } }) => code === 'in-progress' || code === 'ready' || code === 'problem').sort((a, b) => (a.float ?? 0) - (b.float ?? 0));
  const more = now.length - MOST_STEPS;
  return [
    { kind: 'tasks', groups: [{ heading: 'What is next', tasks: now.slice(0, MOST_STEPS).map((step) => nextTask(step, context)) }] },
    ...(now.length === 0 ? [{ kind: 'text', text: 'Nothing can be done at the moment.' } satisfies Block] : []),
    { kind: 'links', links: [{ text: more > 0 ? `All steps: ${more} more ${more === 1 ? 'is' : 'are'} next` : 'All steps', href: context.tab('steps') }] },
  ];
}

/** The passed phases, the gate of the current phase, and the phases that follow. */
function phases({ overview: { gates } }: UloView): Block {
  const passed = gates.filter(({ passedOn }) => passedOn !== null);
  const [now, ...ahead] = gates.filter(({ passedOn }) => passedOn === null);
  const waits = now?.needs.filter(({ metOn }) => metOn === null).map(({ label }) => label) ?? [];
  return {
    kind: 'facts',
    title: 'Phases',
    fold: true,
    rows: [
      ...(passed.length > 0 ? [{ key: 'Passed', value: passed.map(({ phase }) => phase.label).join(', ') }] : []),
      ...(now ? [{ key: phaseInWords(now.phase), value: `${now.needs.length - waits.length} of ${now.needs.length} there; waits for ${waits.slice(0, 2).join(', ')}${waits.length > 2 ? ` and ${waits.length - 2} more` : ''}` }] : []),
      ...(ahead.length > 0 ? [{ key: 'Ahead', value: ahead.map(({ phase }) => phaseInWords(phase)).join(', ') }] : []),
    ],
    links: [],
  };
}

function lastSession(days: number | null, on: string | null): string {
  if (days === null) return 'No session yet';
  if (days === 0) return 'Last session today';
  return days > 365 ? `Last session ${date(on)}, ${agoInWords(days)}` : `Last session ${agoInWords(days)}`;
}

/** “11 days ago”, “over 16 years ago”. */
export const agoInWords = (days: number): string => (days === 0 ? 'today' : days > 365 ? `over ${plural(Math.floor(days / 365.25), 'year')} ago` : `${plural(days, 'day')} ago`);

export const dueIn = (days: number): string => (days === 0 ? 'today' : days > 0 ? `in ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`);

export function milestoneInWords(m: UloView['milestones']['items'][number]): string {
  const moved = m.moves.length > 0 ? `, moved ${m.moves.length === 1 ? 'once' : m.moves.length === 2 ? 'twice' : `${m.moves.length} times`} since ${date(m.baselineOn)}` : '';
  if (m.cancelledOn) return `Cancelled ${date(m.cancelledOn)}${moved}`;
  if (m.achievedOn) return `Achieved ${date(m.achievedOn)}${moved}${m.celebratedOn ? `, celebrated ${date(m.celebratedOn)}` : ''}`;
  return `${m.late ? 'Late: was due' : 'Due'} ${date(m.dueOn)}${moved}`;
}
