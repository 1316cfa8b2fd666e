import type { UloView } from '#dashboards';
import { SubmitBid } from '#development';
import { date, money, plural } from '#ui';
import { heads, type Block } from '../blocks.js';
import { asAgreed, dash, dateOr, period, yes } from '../words.js';
import { formQuery } from './form-query.js';
import type { TabContext } from './tab.js';

/** Money: bids with their lines and decisions, and the agreements that followed. */
export const funding = ({ funding: f }: UloView, context: TabContext): Block[] => [
  sums(f),
  { kind: 'facts', title: 'What sustainability rests on', rows: f.sustainability.map((s) => ({ key: s.label, value: yes(s.met) })) },
  drafts(f, context),
  bids(f, context),
  agreements(f, context),
  trail(f, context),
  underAgreements(f),
];

const sums = (f: UloView['funding']): Block => ({
  kind: 'stats',
  items: [
    { label: 'Bids awarded', value: `${f.bidsAwarded} of ${f.bidsSubmitted}` },
    { label: 'Money won', value: money(f.awardedPence), note: `of ${money(f.askedPence)} asked` },
    { label: 'Core costs covered', value: plural(f.monthsOfCoreCostCovered, 'month'), note: 'in which an agreement pays some part of them, without a gap' },
  ],
});

const bids = (f: UloView['funding'], context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Bids',
    head: heads('Submitted', 'For', 'Source', 'Asked', 'Lines', 'Missing', 'Decision'),
    rows: f.bids.map((b) => [
      date(b.submittedOn), [b.funder, b.purpose].filter((t) => t !== null).join(': ') || dash, b.source?.label ?? dash, money(b.askedPence),
      { text: b.lines.map((l) => `${l.category.label}: ${money(l.amountPence)}`).join('\n'), lines: true },
      b.missingLines.map((l) => l.label).join(', ') || dash,
      decisionOf(b),
    ]),
    numeric: [3],
    empty: 'No bid has been recorded yet.',
    csv: context.csv('bids'),
  },
});

const agreements = (f: UloView['funding'], context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Agreements',
    head: heads('Agreement', 'Signed', 'Amount', 'Runs', 'Months', 'Core costs', 'Budget', 'In force'),
    rows: f.agreements.map((a) => [
      `${a.instrument.label}${a.funder ? `, ${a.funder}` : ''}`, date(a.signedOn), money(a.amountPence), period(a.startsOn, a.endsOn),
      String(a.months), `${a.coreSharePercent}%`, a.budget?.label ?? dash, a.endedOn === null ? yes(a.inForce) : `Ended ${date(a.endedOn)}${asAgreed(a.endedAsAgreed)}`,
    ]),
    numeric: [2, 4],
    empty: 'No agreement has been signed yet.',
    csv: context.csv('agreements'),
  },
});

const underAgreements = (f: UloView['funding']): Block => ({
  kind: 'table',
  table: {
    caption: 'Payments, reports and notices of change', head: heads('Day', 'Agreement', 'What'),
    rows: f.agreements.flatMap((a): [string, string, string, string][] => [
      ...a.payments.map((p): [string, string, string, string] => [p.on, date(p.on), a.instrument.label, `${money(p.amountPence)} received`]),
      ...a.reports.map((r): [string, string, string, string] => [r.dueOn, date(r.dueOn), a.instrument.label, `Report${r.about === null ? '' : ` on ${r.about}`} due; ${r.submittedOn === null ? 'not submitted' : `submitted ${date(r.submittedOn)}`}${r.spentPence === null ? '' : `, ${money(r.spentPence)} spent by then`}`]),
      ...a.notices.map((n): [string, string, string, string] => [n.on, date(n.on), a.instrument.label, `Notice for ${date(n.effectiveOn)}: ${n.change}${n.consultedFrom === null ? '' : `, consulted from ${date(n.consultedFrom)}`}`]),
    ]).sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0)).map(([, ...cells]) => cells),
    empty: 'No payment, report or notice has been recorded yet.',
  },
});

const drafts = ({ drafts: all }: UloView['funding'], context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'Drafted bids', head: heads('Drafted', 'For', 'Why', 'Source', 'Lines', 'Submit by', 'State'),
    rows: all.map((d) => {
      const submit = d.status === 'draft' ? context.form('submit-bid', asSubmitted(d)) : null;
      return [
        date(d.on), [d.funder, d.purpose].filter((t) => t !== null).join(': '), d.why ?? dash, d.source.label, { text: d.lines.map((l) => `${l.category.label}: ${money(l.amountPence)}`).join('\n') || dash, lines: true }, dateOr(d.closesOn, dash),
        d.status === 'given-up' ? `Given up on ${dateOr(d.overOn)}: ${d.whyNot ?? ''}` : d.status === 'submitted' ? `Submitted on ${dateOr(d.overOn)}` : submit === null ? 'Being written' : { text: `Submit: ${d.purpose}`, href: submit },
      ];
    }),
    empty: 'No bid is being written.', csv: context.csv('drafts'),
  },
});

/** The form of the bid, filled from the draft. */
function asSubmitted({ id, funder, funderOrganisation, purpose, source, lines }: UloView['funding']['drafts'][number]): Record<string, string> {
  return formQuery(SubmitBid, {
    draft: id, purpose, source: source.code, lines: lines.map(({ category, amountPence }) => ({ category: category.code, amountPence })), amountPence: lines.reduce((sum, line) => sum + line.amountPence, 0), ...(funder !== null && { funder }), ...(funderOrganisation !== null && { funderOrganisation }),
  });
}

/** The money of each bid and of the agreement that followed. */
const trail = ({ moneyTrail: rows }: UloView['funding'], context: TabContext): Block => ({
  kind: 'table',
  table: {
    caption: 'From bid to outcome', head: heads('Bid', 'Awarded', 'Agreement', 'Received', 'Spent, as reported', 'Result'), numeric: [1, 3, 4],
    rows: rows.map((t) => [
      t.bid === null ? 'No bid named' : `${[t.bid.funder, t.bid.purpose].filter((part) => part !== null).join(': ') || 'Bid'} of ${date(t.bid.submittedOn)}`,
      t.awardedPence === null ? dash : money(t.awardedPence),
      t.agreement === null ? dash : `${t.agreement.instrument.label}${t.agreement.funder ? `, ${t.agreement.funder}` : ''}`,
      t.agreement === null ? dash : money(t.receivedPence),
      t.spentPence === null ? dash : money(t.spentPence),
      { text: t.outcomes.map((o) => `${plural(o.people, 'person', 'people')}: ${o.outcomes.map(({ label }) => label.toLowerCase()).join(', ')}`).join('\n') || dash, lines: true },
    ]),
    empty: 'No money has been bid for or agreed yet.', csv: context.csv('money'),
  },
});

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
