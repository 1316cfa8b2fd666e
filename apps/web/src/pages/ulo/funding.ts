import type { UloView } from '#dashboards';
import { date, money, plural } from '#ui';
import { heads, type Block } from '../blocks.js';
import { dash, dateOr, period, yes } from '../words.js';
import type { TabContext } from './tab.js';

/** Money: bids with their lines and decisions, and the agreements that followed. */
export function funding({ funding: f }: UloView, context: TabContext): Block[] {
  return [
    {
      kind: 'stats',
      items: [
        { label: 'Bids awarded', value: `${f.bidsAwarded} of ${f.bidsSubmitted}` },
        { label: 'Money won', value: money(f.awardedPence), note: `of ${money(f.askedPence)} asked` },
        { label: 'Core costs covered', value: plural(f.monthsOfCoreCostCovered, 'month') },
      ],
    },
    {
      kind: 'table',
      table: {
        caption: 'Bids',
        head: heads('Submitted', 'For', 'Asked', 'Lines', 'Missing', 'Decision'),
        rows: f.bids.map((b) => [
          date(b.submittedOn), [b.funder, b.purpose].filter((t) => t !== null).join(': ') || dash, money(b.askedPence),
          { text: b.lines.map((l) => `${l.category.label}: ${money(l.amountPence)}`).join('\n'), lines: true },
          b.missingLines.map((l) => l.label).join(', ') || dash,
          decisionOf(b),
        ]),
        numeric: [2],
        empty: 'No bid has been recorded yet.',
        csv: context.csv('bids'),
      },
    },
    {
      kind: 'table',
      table: {
        caption: 'Agreements',
        head: heads('Agreement', 'Signed', 'Amount', 'Runs', 'Months', 'Core costs', 'In force'),
        rows: f.agreements.map((a) => [
          `${a.instrument.label}${a.funder ? `, ${a.funder}` : ''}`, date(a.signedOn), money(a.amountPence), period(a.startsOn, a.endsOn),
          String(a.months), `${a.coreSharePercent} of every £100`, yes(a.inForce),
        ]),
        numeric: [2, 4],
        empty: 'No agreement has been signed yet.',
        csv: context.csv('agreements'),
      },
    },
  ];
}

function decisionOf(b: UloView['funding']['bids'][number]): string {
  switch (b.status) {
    case 'submitted':
      return 'Undecided';
    case 'awarded':
      return `Awarded ${money(b.awardedPence ?? 0)} on ${dateOr(b.decidedOn)}`;
    case 'rejected':
      return `Rejected on ${dateOr(b.decidedOn)}${b.whyNot ? `: ${b.whyNot}` : ''}`;
    case 'withdrawn':
      return `Withdrawn on ${dateOr(b.decidedOn)}${b.whyNot ? `: ${b.whyNot}` : ''}`;
  }
}
