import type { UloView } from '#dashboards';
import { date, plural } from '#ui';
import { heads, type Block } from '../blocks.js';
import { dash, dateOr, period, renewed, yes } from '../words.js';
import type { TabContext } from './tab.js';

/** The development worker's post, and the premises of the ULO. */
export const staffAndPremises = (view: UloView, context: TabContext): Block[] => [...staff(view, context), ...premises(view)];

function staff({ staffing: s }: UloView, context: TabContext): Block[] {
  const supervised = (id: string): string => ((worker) => (s.workers.length > 1 && worker ? `Supervision of the worker appointed on ${date(worker.appointedOn)}` : 'Supervision'))(s.workers.find((w) => w.id === id));
  return [
    {
      kind: 'table',
      table: {
        caption: 'The development worker’s post',
        head: heads('From', 'Part of full time', 'Dedicated', 'Skills', 'Left'),
        rows: s.workers.flatMap((w) =>
          w.terms.map((t) => [date(t.on), t.fullTimeEquivalent === 1 ? 'Full time' : `${t.fullTimeEquivalent} of full time`, yes(t.dedicated), w.skills.map(({ label }) => label).join(', ') || dash, dateOr(w.leftOn)]),
        ),
        empty: 'No development worker has been appointed yet.',
        csv: context.csv('posts'),
      },
    },
    {
      kind: 'table',
      table: {
        caption: 'Supervision and training', head: heads('Day', 'What', 'People', 'Hours'), numeric: [2, 3],
        rows: [
          ...s.supervisions.map((one): [string, string, string, string, string] => [one.on, date(one.on), supervised(one.worker), '1', '']),
          ...s.trainings.map((one): [string, string, string, string, string] => [one.on, date(one.on), `Training: ${one.about}`, String(one.people), one.hours === null ? '' : String(one.hours)]),
        ].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, ...cells]) => cells),
        empty: 'No supervision or training has been recorded yet.', csv: context.csv('support'),
      },
    },
    {
      kind: 'facts',
      title: 'Volunteers and needs for support',
      rows: [
        ...s.volunteering.map((v) => ({ key: date(v.on), value: `${plural(v.hours, 'hour')} by ${plural(v.volunteers, 'volunteer')}` })),
        ...s.supportNeeds.map((n) => ({ key: date(n.on), value: n.note === null ? n.need.label : `${n.need.label}: ${n.note}` })),
      ],
      empty: 'Nothing has been recorded yet.',
    },
  ];
}

/** The reason why a ULO that had premises has none now. */
function lastPremises({ tenures }: UloView['premises']): string | undefined {
  const last = tenures.at(-1);
  if (!last) return undefined;
  if (last.vacatedOn !== null) return `No premises now: they were given up on ${date(last.vacatedOn)}.`;
  return last.endsOn === null ? 'No premises now.' : `No premises now: the ${last.tenure.label.toLowerCase()} ended on ${date(last.endsOn)}.`;
}

const held = (p: UloView['premises']): Block => ({
  kind: 'table',
  table: {
    caption: 'Premises held, now and before',
    head: heads('Secured', 'Held by', 'From', 'To', 'Accessible', 'Council-branded', 'Given up'),
    rows: p.tenures.map((t) => [date(t.securedOn), t.tenure.label, date(t.startsOn), `${dateOr(t.endsOn, 'No end agreed')}${renewed(t.renewals)}`, yes(t.accessible), yes(t.councilBranded), dateOr(t.vacatedOn)]),
    empty: 'No premises have been secured yet.',
  },
});

const premises = ({ premises: p }: UloView): Block[] => [
  {
    kind: 'facts',
    title: 'Premises now',
    rows: p.current
      ? [
          { key: 'Tenure', value: p.current.tenure.label },
          { key: 'Runs', value: `${period(p.current.startsOn, p.current.endsOn)}${p.current.endsOn === null ? ', no end agreed' : ''}` },
          { key: 'Accessible', value: yes(p.current.accessible) },
          { key: 'Council-branded', value: yes(p.current.councilBranded) },
        ]
      : [],
    empty: lastPremises(p) ?? (p.searchOpenedOn ? `No premises yet; looking since ${date(p.searchOpenedOn)}.` : 'No premises yet.'),
  },
  held(p),
  { kind: 'facts', title: 'What premises must offer', rows: p.searches.map((s) => ({ key: `Looking since ${date(s.on)}`, value: s.needs ?? 'Nothing was noted' })), empty: 'No search for premises has been recorded.' },
  {
    kind: 'table',
    table: {
      caption: 'Premises offered',
      head: heads('Offered', 'What', 'By whom', 'Outcome', 'Why'),
      rows: p.offers.map((o) => [date(o.on), o.description, o.offeredBy ?? dash, o.decision === 'open' ? 'Undecided' : `${o.decision === 'secured' ? 'Secured' : 'Declined'} ${dateOr(o.decidedOn, '')}`, o.reason ?? '']),
      empty: 'No premises have been offered yet.',
    },
  },
  {
    kind: 'table',
    table: {
      caption: 'Access audits',
      head: heads('Day', 'Step-free', 'Accessible', 'What was found'),
      rows: p.audits.map((a) => [date(a.on), yes(a.stepFree), yes(a.accessible), a.findings ?? '']),
      empty: 'No access audit has been recorded yet.',
    },
  },
];
