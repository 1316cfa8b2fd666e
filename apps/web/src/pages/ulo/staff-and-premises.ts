import type { UloView } from '#dashboards';
import { date } from '#ui';
import { heads, type Block } from '../blocks.js';
import { dateOr, period, yes } from '../words.js';
import type { TabContext } from './tab.js';

/** The development worker's post, and where the ULO is to be found. */
export function staffAndPremises({ staffing: s, premises: p }: UloView, context: TabContext): Block[] {
  return [
    {
      kind: 'table',
      table: {
        caption: 'The development worker’s post',
        head: heads('From', 'Part of full time', 'Dedicated', 'Left'),
        rows: s.workers.flatMap((w) =>
          w.terms.map((t) => [date(t.on), t.fullTimeEquivalent === 1 ? 'Full time' : `${t.fullTimeEquivalent} of full time`, yes(t.dedicated), dateOr(w.leftOn)]),
        ),
        empty: 'No development worker has been appointed yet.',
        csv: context.csv('posts'),
      },
    },
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
      empty: p.searchOpenedOn ? `No premises yet; looking since ${date(p.searchOpenedOn)}.` : 'No premises yet.',
    },
    {
      kind: 'table',
      table: {
        caption: 'Premises offered',
        head: heads('Offered', 'What', 'Outcome', 'Why'),
        rows: p.offers.map((o) => [date(o.on), o.description, o.decision === 'open' ? 'Undecided' : `${o.decision === 'secured' ? 'Secured' : 'Declined'} ${dateOr(o.decidedOn, '')}`, o.reason ?? '']),
        empty: 'No premises have been offered yet.',
      },
    },
    {
      kind: 'table',
      table: {
        caption: 'Access audits',
        head: heads('Day', 'Accessible', 'What was found'),
        rows: p.audits.map((a) => [date(a.on), yes(a.accessible), a.findings ?? '']),
        empty: 'No access audit has been recorded yet.',
      },
    },
  ];
}
