import { ulo } from '#development';
import { factId, specFor, type Given } from '#spec';
import { fundingView } from './funding.view.js';
import { seesAll } from './sees.js';

const { given } = specFor(ulo);
const bid = factId(1);
const agreement = factId(3);
const history: Given[] = [
  ['2009-10-05', 'BidSubmitted', { funder: 'Trust', source: 'trust', lines: [{ category: 'training', amountPence: 500_000 }], amountPence: 500_000 }],
  ['2009-12-18', 'BidAwarded', { bid, amountPence: 400_000 }],
  ['2010-01-11', 'AgreementSigned', { bid, funder: 'Trust', instrument: 'core-grant', amountPence: 400_000, startsOn: '2010-02-01', endsOn: '2013-01-31', coreSharePercent: 50 }],
  ['2010-02-15', 'PaymentReceived', { agreement, amountPence: 150_000 }],
  ['2010-02-16', 'PaymentReceived', { agreement, amountPence: 50_000 }],
  ['2010-03-01', 'ReportRequired', { agreement, dueOn: '2010-08-31' }],
  ['2010-08-20', 'ReportSubmitted', { report: factId(6), spentPence: 120_000 }],
  ['2010-09-01', 'OutcomeRecorded', { outcomes: ['prevention'], people: 12, agreement }],
];
const trail = (...facts: Given[]) => fundingView(given(...facts).state(), '2011-01-01').moneyTrail;

it('the money trail joins a bid to its agreement, payments, spending and outcomes', () => {
  expect(trail(...history)).toEqual([{
    bid: { id: bid, submittedOn: '2009-10-05', funder: 'Trust', purpose: null, status: 'awarded' }, askedPence: 500_000, awardedPence: 400_000,
    agreement: { id: agreement, instrument: { code: 'core-grant', label: 'Core grant' }, funder: 'Trust', signedOn: '2010-01-11', amountPence: 400_000 },
    receivedPence: 200_000, spentPence: 120_000, outcomes: [{ id: factId(8), on: '2010-09-01', people: 12, outcomes: [{ code: 'prevention', label: expect.any(String) as string }] }],
  }]);
});

it('a bid without an agreement and an agreement without a bid each have a row', () => {
  const other: Given = ['2010-02-01', 'AgreementSigned', { instrument: 'core-grant', amountPence: 1, startsOn: '2010-02-01', endsOn: '2013-01-31', coreSharePercent: 0 }];
  expect(trail(...history.slice(0, 2), other).map(({ bid: of, agreement: signed }) => [of?.id ?? null, signed?.id ?? null])).toEqual([[bid, null], [null, factId(3)]]);
});

it('spending is that of the last report, and hidden from other funders', () => {
  const later: Given[] = [['2010-09-02', 'ReportRequired', { agreement, dueOn: '2011-08-31' }], ['2010-12-01', 'ReportSubmitted', { report: factId(9), spentPence: 180_000 }]];
  expect(trail(...history, ...later)[0]?.spentPence).toBe(180_000);
  expect(fundingView(given(...history).state(), '2011-01-01', { ...seesAll, reportsUnder: () => false }).moneyTrail[0]?.spentPence).toBeNull();
});
