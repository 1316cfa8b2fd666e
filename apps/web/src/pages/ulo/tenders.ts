import type { TenderView, UloView } from '#dashboards';
import { date, money, plural } from '#ui';
import { heads, type Block, type Cell } from '../blocks.js';
import { dash, noted, period, yes } from '../words.js';
import type { TabContext } from './tab.js';

export const tenderStatus: Readonly<Record<TenderView['status'], string>> = { planned: 'Planned', published: 'Published', awarded: 'Awarded', 'given-up': 'Given up' };

/** Procurement, from the plan to the award. */
export function tenders({ procurement: { tenders: all } }: UloView, context: TabContext): Block[] {
  return [
    { kind: 'text', text: 'A procurement goes by the law of the day on which it began, to its end.' },
    { kind: 'links', links: [{ text: 'Rule sets and thresholds', href: '/rule-sets' }] },
    {
      kind: 'table',
      table: {
        caption: 'Tenders', head: heads('Tender', 'Began', 'Value', 'Threshold then', 'Specification', 'Reservation', 'Published', 'Award'), numeric: [2],
        rows: all.map((t): Cell[] => [t.title, date(t.beganOn), money(t.estimatePence), t.threshold, specification(t), lines(reservation(t)), lines(published(t)), award(t)]),
        empty: 'No tender has been planned yet.', csv: context.csv('tenders'),
      },
    },
    {
      kind: 'table',
      table: {
        caption: 'Tests of a reservation', head: heads('Tender', 'Day', 'Law', 'Purpose', 'Share', 'Counted', 'Under other laws'),
        rows: all.flatMap((t) => t.tests.map((test): Cell[] => [
          t.title, date(test.on), `${test.ruleSet.label}, version ${test.version}`, yes(test.purposeMet), yes(test.shareMet), `${test.counted} of ${test.workforce}, over: ${test.measuredOver.label.toLowerCase()}`,
          lines(test.underOthers.map((one) => `${one.ruleSet.label}: ${one.met ? 'met' : 'not met'}`)),
        ])),
        empty: 'No test has been recorded yet.', csv: context.csv('reservation-tests'),
      },
    },
  ];
}

const lines = (texts: readonly string[]): Cell => ({ text: texts.join('\n'), lines: true });

const specification = ({ specification: s }: TenderView): string =>
  s === null ? dash : `${s.users === 0 ? 'Without people who use services' : `With ${plural(s.users, 'person', 'people')} who use services`}${s.checks.length === 0 ? '' : `; ${s.checks.map(({ label }) => label.toLowerCase()).join('; ')}`}`;

const reservation = ({ consideration, reservedOn, priceMatch }: TenderView): string[] => [
  ...(consideration ? [`${consideration.choice.label} (${date(consideration.on)}): ${consideration.why}`] : []),
  ...(reservedOn === null ? [] : [`Confirmed ${date(reservedOn)}`]),
  ...(priceMatch ? [`Best price ${money(priceMatch.bestPence)}, ${priceMatch.matched ? 'matched' : 'not matched'}`] : []),
];

const published = ({ publication: p }: TenderView): string[] =>
  p === null ? [] : [
    `${date(p.on)} to ${date(p.closesOn)}, ${plural(p.daysOpen, 'day')}`, p.formats.map(({ label }) => label).join(', '), p.weights.map(({ criterion, weight }) => `${criterion.label} ${weight}`).join(', '),
    ...(p.notice === null ? [] : [p.notice]),
  ];

const award = (t: TenderView): string =>
  t.award === null ? `${tenderStatus[t.status]}${t.givenUpOn === null ? '' : ` on ${date(t.givenUpOn)}`}${noted(t.whyGivenUp)}` : `${money(t.award.amountPence)} on ${date(t.award.on)}, ${period(t.award.startsOn, t.award.endsOn)}${t.award.supportedBusiness ? ', with a supported business' : ''}`;
