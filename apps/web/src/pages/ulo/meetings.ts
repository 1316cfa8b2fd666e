import type { UloView } from '#dashboards';
import { date, plural } from '#ui';
import { heads, type Block } from '../blocks.js';
import { dateOr, yes } from '../words.js';
import type { TabContext } from './tab.js';

/** The meetings: who attends, sets the agenda and decides. Also the recorded stage of the ULO. */
export function meetings({ agenda: a, stages: s }: UloView, context: TabContext): Block[] {
  return [
    {
      kind: 'stats',
      items: [
        { label: 'Items set by users', value: `${a.setByUsers.count} of ${a.setByUsers.of}`, note: 'of the items that were adopted' },
        { label: 'Decided without the commissioner', value: `${a.decidedAlone.count} of ${plural(a.decidedAlone.of, 'decision')}` },
        { label: 'Stage on record', value: s.evidenced.label },
      ],
    },
    {
      kind: 'table',
      table: {
        caption: 'Meetings', head: heads('Day', 'Meeting', 'Chaired by', 'Use services', 'Carers', 'Others'), numeric: [3, 4, 5],
        rows: a.meetings.map((m) => [date(m.on), m.kind.label, m.chairedBy.label, String(m.users), String(m.carers), String(m.others)]),
        empty: 'No meeting has been recorded yet.', csv: context.csv('meetings'),
      },
    },
    {
      kind: 'table',
      table: {
        caption: 'Agenda', head: heads('Proposed', 'For the meeting of', 'Item', 'By', 'Adopted'),
        rows: a.items.map((i) => [date(i.on), dateOr(a.meetings.find((m) => m.id === i.meeting)?.on), i.item, i.proposedBy.label, dateOr(i.adoptedOn, 'Not adopted')]),
        empty: 'No item has been proposed yet.', csv: context.csv('agenda'),
      },
    },
    {
      kind: 'table',
      table: {
        caption: 'Decisions', head: heads('Day', 'Decision', 'Commissioner there', 'Where users and carers differed'),
        rows: a.decisions.map((d) => [date(d.on), d.decision, yes(d.commissionerPresent), d.differingViews ?? '']),
        empty: 'No decision has been recorded yet.', csv: context.csv('decisions'),
      },
    },
    { kind: 'facts', title: 'Advice of the commissioner', rows: a.advice.map((one) => ({ key: date(one.on), value: one.advice })), empty: 'No advice has been recorded yet.' },
    ...stage(s, context),
  ];
}

const stage = (s: UloView['stages'], context: TabContext): Block[] => [
  {
    kind: 'table',
    table: {
      caption: 'Stage, as it was assessed', head: heads('Day', 'Stage', 'Why'), rows: s.assessments.map((one) => [date(one.on), one.stage.label, one.why ?? '']),
      empty: 'No stage has been assessed yet. An assessment does not stop you from recording anything.', csv: context.csv('stages'),
    },
  },
  {
    kind: 'table',
    table: { caption: 'What each stage has, and since when it is on record', head: heads('Stage', 'What', 'Since'), rows: s.needs.map((need) => [need.stage.label, need.label, dateOr(need.metOn, 'Not yet')]) },
  },
];
