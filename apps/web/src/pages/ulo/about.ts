import type { UloView } from '#dashboards';
import { date } from '#ui';
import { heads, type Block, type Fact } from '../blocks.js';
import { dateOr } from '../words.js';
import { milestoneInWords } from './overview.js';
import { openActions } from './actions.js';
import type { TabContext } from './tab.js';

/** The people who develop the ULO, the conditions of its phases, and the lessons learned. */
export function about(view: UloView, context: TabContext): Block[] {
  const { overview: o, partnership, milestones, mentoring, lessons } = view;
  return [
    {
      kind: 'facts',
      title: 'Partnership',
      rows: [
        { key: 'Programme', value: o.programme.name ? { text: o.programme.closedOn ? `${o.programme.name}, closed on ${date(o.programme.closedOn)}` : o.programme.name, href: context.programme(o.programme.id) } : dateOr(null) },
        { key: 'Area', value: o.area },
        { key: 'Commissioner', value: o.commissioner },
        { key: 'Mentor', value: mentoring.current?.mentor ?? mentoring.agreements.at(-1)?.mentor ?? 'None agreed' },
        { key: 'Partnership agreed', value: partnership.agreed ? `${date(partnership.agreed.on)}: ${partnership.agreed.commissioner}, ${partnership.agreed.mentor} as mentor, and local people who use services` : 'Not yet' },
        { key: 'Independence statement', value: partnership.independence ? `${date(partnership.independence.on)}: ${partnership.independence.statement}` : 'Not yet adopted' },
        { key: 'Champion', value: partnership.champion ? `${partnership.champion.post}, since ${date(partnership.champion.on)}` : 'None named' },
        { key: 'Commissioner stepped back', value: partnership.steppedBack ? `${date(partnership.steppedBack.on)}: ${partnership.steppedBack.role.label}` : 'Not yet' },
      ],
    },
    openActions(view, context),
    {
      kind: 'facts',
      title: 'Milestones',
      links: [{ text: 'See the plan', href: context.tab('plan') }],
      rows: milestones.items.map((m): Fact => ({ key: m.name, value: milestoneInWords(m) })),
      empty: 'No milestone has been planned yet.',
    },
    {
      kind: 'table',
      table: { caption: 'What each phase needs', head: heads('Phase', 'What it needs', 'Since'), rows: o.gates.flatMap((gate) => gate.needs.map((need) => [gate.phase.label, need.label, dateOr(need.metOn, 'Not yet')])) },
    },
    { kind: 'facts', title: 'Lessons', rows: lessons.items.map((l) => ({ key: date(l.on), value: `${l.topic.label}: ${l.lesson}` })), empty: 'No lesson has been recorded yet.' },
  ];
}
