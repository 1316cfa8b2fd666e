import type { UloView } from '#dashboards';
import { date, plural } from '#ui';
import { heads, type Block, type Fact } from '../blocks.js';
import { dateOr, share } from '../words.js';
import { task } from './steps.js';
import { openActions } from './actions.js';
import type { TabContext } from './tab.js';
import { warningItems } from './warnings.js';

/** How the ULO is doing, at a glance. */
export function overview(view: UloView, context: TabContext): Block[] {
  const { overview: o, partnership, plan, milestones, mentoring, warnings } = view;
  const next = o.nextMilestone;
  return [
    {
      kind: 'stats',
      items: [
        { label: 'Phase', value: o.phase.label },
        { label: 'Since the start', value: plural(o.monthsSinceStart, 'month'), note: `Started ${date(o.startedOn)}` },
        {
          label: 'Next milestone',
          value: next?.name ?? 'None planned',
          ...(next ? { note: `${date(next.dueOn)}, ${dueIn(next.daysUntil)}` } : {}),
        },
        { label: 'Milestones late', value: String(o.lateMilestones), note: `${plural(o.rescheduledMilestones, 'milestone')} moved to another date` },
        { label: 'Committee', value: share(o.usersOnCommittee, 'No committee yet'), ...(o.usersOnCommittee ? { note: 'use services themselves' } : {}) },
        { label: 'Mentoring in 90 days', value: plural(o.mentoringHoursIn90Days, 'hour'), note: lastSession(mentoring.daysSinceLastSession) },
        { label: 'Core costs covered', value: plural(o.monthsOfCoreCostCovered, 'month') },
        {
          label: 'Plan',
          value: plan.current ? plural(plan.current.lengthMonths, 'month') : 'No plan yet',
          note: o.finishOn ? `Finishes on ${date(o.finishOn)} as it stands` : 'Realistic: 24 to 36 months',
        },
      ],
    },
    ...whatIsNext(view, context),
    { kind: 'heading', text: 'What needs attention' },
    { kind: 'warnings', items: warningItems(warnings.open, context), empty: 'No warning is open.' },
    { kind: 'links', links: [{ text: 'All warnings, open and cleared', href: context.tab('warnings') }] },
    openActions(view, context),
    {
      kind: 'facts',
      title: 'Milestones',
      links: [{ text: 'See the plan', href: context.tab('plan') }],
      rows: milestones.items.map((m): Fact => ({ key: m.name, value: milestoneInWords(m) })),
      empty: 'No milestone has been planned yet.',
    },
    {
      kind: 'facts',
      title: 'Partnership',
      rows: [
        { key: 'Programme', value: o.programme.name ? { text: o.programme.closedOn ? `${o.programme.name}, closed on ${date(o.programme.closedOn)}` : o.programme.name, href: `/programmes/${o.programme.id}` } : dateOr(null) },
        { key: 'Area', value: o.area },
        { key: 'Commissioner', value: o.commissioner },
        { key: 'Mentor', value: mentoring.current?.mentor ?? mentoring.agreements.at(-1)?.mentor ?? 'None agreed' },
        { key: 'Partnership agreed', value: partnership.agreed ? date(partnership.agreed.on) : 'Not yet' },
        { key: 'Independence statement', value: dateOr(partnership.independence?.on, 'Not yet adopted') },
        { key: 'Champion', value: partnership.champion ? `${partnership.champion.post}, since ${date(partnership.champion.on)}` : 'None named' },
        { key: 'Commissioner stepped back', value: partnership.steppedBack ? `${date(partnership.steppedBack.on)}: ${partnership.steppedBack.role.label}` : 'Not yet' },
      ],
    },
    phases(view),
    { kind: 'facts', title: 'Lessons', rows: view.lessons.items.map((l) => ({ key: date(l.on), value: l.lesson })), empty: 'No lesson has been recorded yet.' },
  ];
}

/** The steps that somebody can work on now, whose they are and since when. */
function whatIsNext({ steps: { plan } }: UloView, context: TabContext): Block[] {
  if (!plan) return [];
  const now = plan.steps.filter(({ standing: { code } }) => code === 'in-progress' || code === 'ready' || code === 'problem');
  return [
    { kind: 'tasks', groups: [{ heading: 'What is next', tasks: now.map((step) => task(step, context)) }] },
    ...(now.length === 0 ? [{ kind: 'text', text: 'Nothing can be done at the moment.' } satisfies Block] : []),
    { kind: 'links', links: [{ text: 'All steps', href: context.tab('steps') }] },
  ];
}

/** The requirements of each phase, and since when each is met. */
const phases = ({ overview: { gates } }: UloView): Block => ({
  kind: 'table',
  table: {
    caption: 'Phases',
    head: heads('Phase', 'What it needs', 'Since'),
    rows: gates.flatMap((gate) => gate.needs.map((need, i) => [i === 0 ? gate.phase.label : '', need.label, dateOr(need.metOn, 'Not yet')])),
  },
});

const lastSession = (days: number | null): string =>
  days === null ? 'No session yet' : days === 0 ? 'Last session today' : `Last session ${plural(days, 'day')} ago`;

export const dueIn = (days: number): string => (days === 0 ? 'today' : days > 0 ? `in ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`);

export function milestoneInWords(m: UloView['milestones']['items'][number]): string {
  const moved = m.moves.length > 0 ? `, moved ${m.moves.length === 1 ? 'once' : m.moves.length === 2 ? 'twice' : `${m.moves.length} times`} since ${date(m.baselineOn)}` : '';
  if (m.cancelledOn) return `Cancelled ${date(m.cancelledOn)}${moved}`;
  if (m.achievedOn) return `Achieved ${date(m.achievedOn)}${moved}${m.celebratedOn ? `, celebrated ${date(m.celebratedOn)}` : ''}`;
  return `${m.late ? 'Late: was due' : 'Due'} ${date(m.dueOn)}${moved}`;
}
