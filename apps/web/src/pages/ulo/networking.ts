import type { UloView } from '#dashboards';
import { date, money, plural } from '#ui';
import { heads, type Block } from '../blocks.js';
import { dash, dateOr, noted } from '../words.js';
import type { TabContext } from './tab.js';

type Outreach = UloView['outreach'];

/** The people whom the ULO reaches, its partners and champions, and its obstacles. */
export const networking = ({ outreach, partnership, launch, lessons }: UloView, context: TabContext): Block[] => [
  ...reached(outreach, context), partners(partnership, context), ...forums(outreach, context), ...championing(partnership, launch, context), barriers(lessons), ...notes(lessons),
];

const reached = (o: Outreach, context: TabContext): Block[] => [
  {
    kind: 'table',
    table: {
      caption: 'User groups reached', head: heads('Day', 'Groups', 'People'), numeric: [2], rows: o.reached.map((r) => [date(r.on), r.userGroups.map(({ label }) => label).join(', '), String(r.people)]),
      empty: 'No user group has been recorded yet.', csv: context.csv('reach'),
    },
  },
  ...reachMatrix(o, context),
  { kind: 'facts', title: 'How carers take part', rows: o.carersRoutes.map((r) => ({ key: date(r.on), value: `${r.route.label}${noted(r.note)}` })), empty: 'Nothing has been agreed yet.' },
  {
    kind: 'table',
    table: {
      caption: 'Organisations and relationships', head: heads('Day', 'What', 'How many', 'Kinds or terms'), numeric: [2],
      rows: [
        ...o.mappings.map((m): [string, string, string, string, string] => [m.on, date(m.on), 'Organisations mapped', String(m.organisations), m.kinds.map(({ label }) => label).join(', ') || dash]),
        ...o.relationships.map((r): [string, string, string, string, string] => [r.on, date(r.on), 'Relationships agreed', String(r.count), r.terms ?? dash]),
        ...o.duplicationChecks.map((d): [string, string, string, string, string] => [d.on, date(d.on), 'Checked for duplication', dash, `${d.duplicated ? 'Work would be repeated' : 'No duplication found'}${noted(d.note)}`]),
      ].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, ...cells]) => cells),
      empty: 'No organisation has been mapped yet.',
    },
  },
];

const partners = ({ partners: all }: UloView['partnership'], context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Partners', head: heads('Joined', 'Organisation', 'As', 'Left'),
    rows: all.map((p) => [date(p.on), p.partner, p.kind.label, p.leftOn === null ? dash : `${date(p.leftOn)}${p.why === null ? '' : `: ${p.why}`}`]),
    empty: 'No organisation has joined yet, beside those that agreed the partnership.', csv: context.csv('partners'),
  },
});

const forums = (o: Outreach, context: TabContext): Block[] => [
  {
    kind: 'table',
    table: {
      caption: 'Meetings with service providers', head: heads('Day', 'Providers', 'Use services', 'Result'), numeric: [1, 2],
      rows: o.providerMeetings.map((m) => [date(m.on), String(m.providers), String(m.users), m.outcome ?? '']), empty: 'No such meeting has been recorded yet.', csv: context.csv('provider-meetings'),
    },
  },
  {
    kind: 'table',
    table: {
      caption: 'Forums and representation', head: heads('Day', 'Where', 'In which part', 'Result'),
      rows: [
        ...o.forums.map((f): [string, string, string, string, string] => [f.on, date(f.on), f.forum, f.part.label, '']),
        ...o.representations.map((r): [string, string, string, string, string] => [r.on, date(r.on), r.before, `${plural(r.people, 'person', 'people')} who use services spoke`, r.outcome ?? '']),
      ].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, ...cells]) => cells),
      empty: 'No forum has been joined yet.', csv: context.csv('representation'),
    },
  },
];

const championing = (p: UloView['partnership'], launch: UloView['launch'], context: TabContext): Block[] => [
  {
    kind: 'table',
    table: {
      caption: 'Championing and help of the commissioner', head: heads('Day', 'What', 'Before whom', 'Note'),
      rows: [...p.championing.map((c): [string, string, string, string, string] => [c.on, date(c.on), c.activity.label, c.audience.label, c.note ?? '']), ...p.resources.map((r): [string, string, string, string, string] => [r.on, date(r.on), `Access to: ${r.kind.label.toLowerCase()}`, dash, r.note ?? ''])]
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, ...cells]) => cells),
      empty: 'Nothing has been recorded yet.', csv: context.csv('championing'),
    },
  },
  { kind: 'table', table: { caption: 'Chances taken to get known', head: heads('Day', 'How', 'Spent', 'Note'), numeric: [2], rows: launch.marketing.map((m) => [date(m.on), m.kind.label, money(m.costPence), m.note ?? '']), empty: 'Nothing has been recorded yet.' } },
];

/** The last counts, as a table of groups by ages. */
function reachMatrix({ reach }: UloView['outreach'], context: TabContext): Block[] {
  const last = reach.at(-1);
  if (!last) return [];
  const ages = [...new Map(last.counts.map(({ ageGroup }) => [ageGroup.code, ageGroup.label]))];
  const groups = [...new Map(last.counts.map(({ userGroup }) => [userGroup.code, userGroup.label]))];
  const people = (group: string, age: string): string => String(last.counts.find((c) => c.userGroup.code === group && c.ageGroup.code === age)?.people ?? dash);
  return [
    {
      kind: 'table',
      table: {
        caption: `Whom the ULO reaches, by group and age, ${date(last.on)}`, head: heads('Group', ...ages.map(([, label]) => label)), numeric: ages.map((_, i) => i + 1),
        rows: groups.map(([group, label]) => [label, ...ages.map(([age]) => people(group, age))]), csv: context.csv('reach-by-age'),
      },
    },
  ];
}

const notes = ({ resources, notes: all }: UloView['lessons']): Block[] => [
  { kind: 'facts', title: 'Resources that help', rows: resources.map((r) => ({ key: r.step === null ? r.what : `${r.what} (${r.step})`, value: r.where })), empty: 'No resource has been recorded yet.' },
  { kind: 'facts', title: 'What happened around the ULO', rows: all.map((n) => ({ key: date(n.on), value: n.note })), empty: 'Nothing has been noted yet.' },
];

const barriers = ({ barriers: all }: UloView['lessons']): Block => ({
  kind: 'table',
  table: { caption: 'Barriers', head: heads('Since', 'Barrier', 'Note', 'Overcome'), rows: all.map((b) => [date(b.on), b.barrier.label, b.note ?? '', `${dateOr(b.overcomeOn, 'Not yet')}${noted(b.how)}`]), empty: 'No barrier has been recorded yet.' },
});
