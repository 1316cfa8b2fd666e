import { factId, specFor, type Given } from '#spec';
import { deadlinesOf } from '../deadlines/index.js';
import { ulo } from '../ulo.js';
import { AddBidLine, DraftBid, GiveUpBidDraft, SubmitBid } from './index.js';

const { given } = specFor(ulo);
const drafted: Given = ['2009-09-01', 'BidDrafted', { purpose: 'A development worker', funder: 'People’s Health Trust', source: 'trust', closesOn: '2009-10-31', lines: [{ category: 'salaries', amountPence: 2_000_000 }] }];
const draft = factId(1);
const training: Given = ['2009-09-15', 'BidLineAdded', { draft, category: 'training', amountPence: 100_000 }];
const lines = [{ category: 'salaries', amountPence: 2_000_000 }, { category: 'training', amountPence: 100_000 }] as const;
const submitted: Given = ['2009-10-20', 'BidSubmitted', { draft, lines: [...lines], amountPence: 2_100_000 }];
const givenUp: Given = ['2009-10-01', 'BidDraftGivenUp', { draft, whyNot: 'The fund pays no running costs' }];

describe('a bid that is being written', () => {
  it('has a purpose, a source and a closing day, and takes lines', () => {
    given().when(DraftBid, '2009-09-01', { purpose: 'A development worker', source: 'trust', closesOn: '2009-10-31' }).thenRecords('BidDrafted');
    given().when(DraftBid, '2009-09-01', { purpose: 'A development worker', source: 'trust', closesOn: '2009-08-31' }).thenRefused('due-before-it-was-agreed');
    given(drafted).when(AddBidLine, '2009-09-15', { draft, category: 'training', amountPence: 100_000 }).thenRecords('BidLineAdded');
    expect(given(drafted, training).state().bids.drafts[0]?.lines).toEqual(lines);
  });

  it('becomes a bid, which takes missing values from the draft', () => {
    given(drafted, training).when(SubmitBid, '2009-10-20', { draft, lines: [...lines], amountPence: 2_100_000 }).thenRecords('BidSubmitted');
    const { bids, drafts } = given(drafted, training, submitted).state().bids;
    expect(bids).toMatchObject([{ funder: 'People’s Health Trust', purpose: 'A development worker', source: 'trust' }]);
    expect(drafts).toMatchObject([{ bid: factId(3), overOn: '2009-10-20' }]);
  });

  it('cannot be changed after it was submitted or given up', () => {
    given(drafted, submitted).when(AddBidLine, '2009-11-01', { draft, category: 'other', amountPence: 1 }).thenRefused('bid-draft-is-over');
    given(drafted, givenUp).when(SubmitBid, '2009-10-20', { draft, lines: [...lines], amountPence: 2_100_000 }).thenRefused('bid-draft-is-over');
    given(drafted).when(GiveUpBidDraft, '2009-10-01', { draft, whyNot: 'The fund pays no running costs' }).thenRecords('BidDraftGivenUp');
    given(drafted).when(GiveUpBidDraft, '2009-08-01', { draft, whyNot: 'x' }).thenRefused('bid-not-yet-drafted');
    given().when(GiveUpBidDraft, '2009-10-01', { draft, whyNot: 'x' }).thenRefused('no-such-bid-draft');
  });

  it('is a deadline until it is submitted or given up', () => {
    const ofBids = (...facts: Given[]) => deadlinesOf(given(...facts).state()).filter(({ kind }) => kind === 'bid').map(({ name, dueOn, until }) => [name, dueOn, until]);
    expect(ofBids(drafted)).toEqual([['“A development worker”, People’s Health Trust', '2009-10-31', null]]);
    expect(ofBids(drafted, givenUp)[0]?.[2]).toBe('2009-10-01');
  });

  it('is offered in forms while it is open', () => {
    expect(ulo.choices(given(drafted).state())['bid-draft']).toEqual([{ id: draft, label: '“A development worker”, People’s Health Trust, by 2009-10-31' }]);
    expect(ulo.choices(given(drafted, givenUp).state())['bid-draft']).toEqual([]);
  });

  it('is described in plain English in the history', () => {
    expect([drafted, training, givenUp].map(([, type, data]) => ulo.events[type]?.describe(data as never))).toEqual([
      'A development worker; trust or foundation, to be submitted by 2009-10-31', 'Training: £1,000', 'The fund pays no running costs',
    ]);
  });
});
