import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { bidWithoutMarketingLine, bidWithoutTrainingLine } from '../warnings/bid-without-a-line.js';
import { RecordBidAward, RecordBidRejection, SubmitBid, WithdrawBid, bidTotals, bids, type BidLine } from './index.js';

const { given } = specFor(ulo);
const poor: BidLine[] = [
  { category: 'salaries', amountPence: 2_100_000 },
  { category: 'running-costs', amountPence: 400_000 },
];
const full: BidLine[] = [
  { category: 'salaries', amountPence: 3_000_000 },
  { category: 'running-costs', amountPence: 800_000 },
  { category: 'training', amountPence: 400_000 },
  { category: 'marketing', amountPence: 300_000 },
];
const first: Given = ['2009-10-05', 'BidSubmitted', { lines: poor, amountPence: 2_500_000 }];
const second: Given = ['2010-03-08', 'BidSubmitted', { lines: full, amountPence: 4_500_000 }];
const bid = factId(1);
const rejected: Given = ['2009-12-18', 'BidRejected', { bid, whyNot: 'No provision for training' }];

describe('a bid', () => {
  it('asks for the sum of its lines', () => {
    given().when(SubmitBid, '2009-10-05', { lines: poor, amountPence: 2_500_000 }).thenRecords('BidSubmitted');
    given().when(SubmitBid, '2009-10-05', { lines: poor, amountPence: 2_600_000 }).thenRefused('bid-lines-differ-from-amount');
  });

  it('is awarded, rejected or withdrawn after its submission', () => {
    given(first).when(RecordBidAward, '2009-12-18', { bid, amountPence: 2_000_000 }).thenRecords('BidAwarded');
    given(first).when(RecordBidRejection, '2009-12-18', { bid, whyNot: 'No provision for training' }).thenRecords('BidRejected');
    given(first).when(WithdrawBid, '2009-11-01', { bid, whyNot: 'Another funder was found' }).thenRecords('BidWithdrawn');
  });

  it('cannot be decided before its submission, or when it is not recorded', () => {
    given(first).when(RecordBidAward, '2009-10-04', { bid, amountPence: 1 }).thenRefused('bid-not-yet-submitted');
    given().when(RecordBidAward, '2009-12-18', { bid, amountPence: 1 }).thenRefused('no-such-bid');
  });

  it('is decided only once, even when the second decision is recorded for an earlier day', () => {
    const decided = given(first, rejected);
    decided.when(RecordBidAward, '2010-01-05', { bid, amountPence: 1 }).thenRefused('bid-already-decided', ['the bid of 2009-10-05 for £25,000']);
    decided.when(WithdrawBid, '2009-11-01', { bid, whyNot: 'Late' }).thenRefused('bid-already-decided');
  });

  it('may have its decision corrected: the correction is judged without the decision it corrects', () => {
    given(first).when(RecordBidRejection, '2009-12-21', { bid, whyNot: 'No provision for getting known' }).thenRecords('BidRejected');
  });

  it('is offered in forms while it is undecided', () => {
    expect(bids.choices(given(first, rejected, second).state())['open-bid']).toEqual([{ id: factId(3), label: 'the bid of 2010-03-08 for £45,000' }]);
    expect(bids.choices(given(first, ['2009-12-18', 'BidAwarded', { bid, amountPence: 2_000_000 }]).state())['awarded-bid']).toEqual([{ id: bid, label: 'the bid of 2009-10-05 for £25,000' }]);
  });

  it('adds to the totals of amounts asked for and awarded', () => {
    const { state } = given(first, rejected, second, ['2010-06-01', 'BidAwarded', { bid: factId(3), amountPence: 4_000_000 }]);
    expect(bidTotals(state().bids)).toEqual({ submitted: 2, awarded: 1, askedPence: 7_000_000, awardedPence: 4_000_000 });
    expect(bidTotals(state('2010-05-31').bids).awarded).toBe(0);
  });

  it('is described in plain English in the history', () => {
    expect(bids.events['BidSubmitted']?.describe(first[2] as never)).toBe('£25,000: salaries £21,000 and running costs £4,000');
  });
});

describe('a bid without a line for training or for marketing', () => {
  it('opens a warning from its submission until it is decided', () => {
    expect(given(first, rejected, second).warnings(bidWithoutTrainingLine)).toEqual(['2009-10-05/2009-12-18']);
    expect(given(first, rejected, second).warnings(bidWithoutMarketingLine)).toEqual(['2009-10-05/2009-12-18']);
  });

  it('clears the warning when a later bid has the line while this one is undecided', () => {
    expect(given(first, second).warnings(bidWithoutTrainingLine)).toEqual(['2009-10-05/2010-03-08']);
    expect(given(second, first).warnings(bidWithoutTrainingLine)).toEqual(['2009-10-05/2010-03-08']);
  });

  it('keeps the warning open until one of the two happens', () => {
    expect(given(first).warnings(bidWithoutMarketingLine)).toEqual(['2009-10-05/']);
  });

  it('is named in the warning', () => {
    const [interval] = bidWithoutTrainingLine.intervals(given(first).state());
    expect(interval?.why).toBe('No training line in the bid of 2009-10-05 for £25,000.');
  });

  it('opens no warning with both lines', () => {
    expect(given(second).warnings(bidWithoutTrainingLine)).toEqual([]);
    expect(given(second).warnings(bidWithoutMarketingLine)).toEqual([]);
  });
});
