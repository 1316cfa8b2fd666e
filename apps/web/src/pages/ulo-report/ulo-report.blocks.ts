import type { UloView } from '#dashboards';
import type { PlainDate } from '#kernel';
import { date, money, plural } from '#ui';
import { heads, type Block, type Cell } from '../blocks.js';
import { dateOr, readable, share } from '../words.js';
import { milestoneInWords } from '../ulo/overview.js';

/** The report of two printed pages: progress, next steps, late work, money, support. */
export function uloReport(view: UloView): Block[] {
  const { overview: o, milestones, warnings, mentoring, funding, governance, lessons } = view;
  const moves = milestones.items.flatMap((m) => m.moves.map((move) => ({ name: m.name, ...move })));
  return [
    {
      kind: 'stats',
      items: [
        { label: 'Phase', value: o.phase.label }, { label: 'Since the start', value: plural(o.monthsSinceStart, 'month'), note: `Started ${date(o.startedOn)}` },
        { label: 'Finish', value: dateOr(o.finishOn, 'No plan'), note: 'As the dates now stand' }, { label: 'Users on the committee', value: share(o.usersOnCommittee, 'No committee yet') },
        { label: 'Late', value: String(o.late.length), note: 'Milestones and steps' }, { label: 'Core costs covered', value: plural(o.monthsOfCoreCostCovered, 'month') },
      ],
    },
    { kind: 'table', table: { caption: 'What is next', head: heads('Step', 'Whose it is', 'Finish by'), rows: openSteps(view).slice(0, 8).map((step) => [`${step.code} ${step.title}`, step.owner.label, finishBy(step, o.late)]), empty: 'No step is open.' } },
    { kind: 'table', table: { caption: 'What needs attention', head: heads('Warning', 'Since', 'Why'), rows: warnings.open.slice(0, 8).map((w) => [w.severity === 'red' ? { text: w.title, colour: 'red' } : w.title, date(w.opens), readable(w.why)]), empty: 'No warning is open.' } },
    { kind: 'facts', title: 'Milestones', rows: milestones.items.slice(0, 14).map((m) => ({ key: m.name, value: milestoneInWords(m) })), empty: 'No milestone has been planned yet.' },
    { kind: 'table', table: { caption: 'Dates that were moved', head: heads('Milestone', 'From', 'To', 'Why'), rows: moves.slice(-6).map((m) => [m.name, date(m.from), date(m.to), m.note ?? m.reason.label]), empty: 'No date has been moved.' } },
    {
      kind: 'facts', title: 'Money and support',
      rows: [
        { key: 'Bids', value: funding.bidsSubmitted === 0 ? 'None submitted' : `${funding.bidsAwarded} of ${plural(funding.bidsSubmitted, 'bid')} won: ${money(funding.awardedPence)}` },
        { key: 'Mentoring', value: `${plural(mentoring.hours, 'hour')} in ${plural(mentoring.sessions.length, 'session')}; last ${dateOr(mentoring.lastSessionOn, 'none')}` },
        { key: 'Open actions', value: String(mentoring.openActions) },
        { key: 'Constitution', value: governance.constitutionAdoptedOn ? `Adopted ${date(governance.constitutionAdoptedOn)}` : 'Not yet adopted' },
      ],
    },
    { kind: 'facts', title: 'Lessons', rows: lessons.items.slice(-3).map((l) => ({ key: date(l.on), value: l.lesson })), empty: 'No lesson has been recorded yet.' },
  ];
}

type Step = NonNullable<UloView['steps']['plan']>['steps'][number];

/** Steps that can begin now, critical ones first. */
const openSteps = ({ steps: { plan, ended } }: UloView): Step[] =>
  (ended === null ? (plan?.steps ?? []) : []).filter(({ standing: { code } }) => code === 'ready' || code === 'in-progress' || code === 'problem').sort((a, b) => (a.float ?? 0) - (b.float ?? 0));

/** The agreed day, also a past one. Without an agreed day, the first possible day. */
function finishBy(step: Step, late: UloView['overview']['late']): Cell {
  const found = late.find(({ kind, id }) => kind === 'step' && id === step.code);
  return found ? { text: `${date(found.dueOn)}, ${plural(found.days, 'day')} late`, colour: 'red' } : date(step.baseline?.finishOn ?? step.finishOn);
}

interface Easy {
  heading: string;
  sentences: string[];
}

/** One idea a sentence, short words, no abbreviations, as Easy Read requires. */
export function easyRead(view: UloView, printedOn: PlainDate): Easy[] {
  const { overview: o, mentoring, launch, services, warnings, moment } = view;
  const people = o.usersOnCommittee;
  const launched = launch.held;
  const late = o.late.length;
  const open = services.items.filter(({ closedOn }) => closedOn === null).length;
  return [
    { heading: 'What is it?', sentences: [`${o.name} is an organisation in ${o.area}.`, 'It is run by people who use support.', `The work began on ${date(o.startedOn)}.`] },
    {
      heading: 'Who decides?',
      sentences: people ? [`${people.count} of ${plural(people.of, 'person', 'people')} on the committee ${people.count === 1 ? 'uses' : 'use'} services.`, people.count * 2 > people.of ? 'So people who use services decide.' : 'So people who use services do not decide alone yet.'] : ['There is no committee yet.'],
    },
    { heading: 'What has been done?', sentences: [stepsDone(view), ...(launched ? [`The opening event was on ${date(launched.on)}.`] : []), ...(open > 0 ? [`${plural(open, 'service')} ${open === 1 ? 'is' : 'are'} open.`] : [])] },
    { heading: 'What comes next?', sentences: nextStep(view) },
    { heading: 'Is anything late?', sentences: [late === 0 ? 'No. Nothing is late.' : `Yes. ${plural(late, 'step')} ${late === 1 ? 'is' : 'are'} late.`, ...(warnings.open.length > 0 ? [`${plural(warnings.open.length, 'thing')} ${warnings.open.length === 1 ? 'needs' : 'need'} help.`] : [])] },
    { heading: 'Who helps?', sentences: mentoring.hours > 0 ? [`Another organisation has helped for ${plural(mentoring.hours, 'hour')}.`, ...(mentoring.lastSessionOn ? [`The last meeting was on ${date(mentoring.lastSessionOn)}.`] : [])] : ['No other organisation has helped yet.'] },
    { heading: 'Is there money?', sentences: moneyAgreed(view) },
    { heading: 'When was this written?', sentences: [`This page shows ${date(moment.day)}.`, `It was printed on ${date(printedOn)}.`] },
  ];
}

/** The milestones if some are planned, otherwise the steps of the plan. */
function stepsDone({ milestones, steps: { plan } }: UloView): string {
  const of = milestones.items.length > 0 ? milestones.items.length : (plan?.steps.length ?? 0);
  const done = milestones.items.length > 0 ? milestones.achieved : (plan?.steps.filter(({ finishedOn }) => finishedOn !== null).length ?? 0);
  return of === 0 ? 'No step is planned yet.' : `${done} of ${plural(of, milestones.items.length > 0 ? 'big step' : 'step')} ${done === 1 ? 'is' : 'are'} done.`;
}

function nextStep(view: UloView): string[] {
  const next = view.overview.nextMilestone;
  if (next) return [`The next big step is: ${next.name}.`, `It should be done by ${date(next.dueOn)}.`];
  const [step] = openSteps(view);
  return step ? [`The next step is: ${step.title}.`] : ['No next step has a date.'];
}

function moneyAgreed({ overview: { monthsOfCoreCostCovered: months }, funding: { bidsAwarded, awardedPence } }: UloView): string[] {
  const found = [
    ...(bidsAwarded > 0 ? [`${plural(bidsAwarded, 'request')} for money ${bidsAwarded === 1 ? 'was' : 'were'} agreed.`, `That is ${money(awardedPence)}.`] : []),
    ...(months > 0 ? [`There is money to run the organisation for ${plural(months, 'more month', 'more months')}.`] : []),
  ];
  return found.length > 0 ? found : ['No request for money has been agreed yet.'];
}
