import { factId, specFor, type Given } from '#spec';
import { commandSpec } from '#kernel';
import { ulo } from '../ulo.js';
import { AdoptAgendaItem, GiveCommissionerAdvice, HoldMeeting, ProposeAgendaItem, TakeDecision, itemsSetByUsers } from './index.js';

const { given } = specFor(ulo);
const meeting: Given = ['2009-05-04', 'MeetingHeld', { kind: 'steering-group', chairedBy: 'users', users: 6, carers: 1, others: 2 }];
const proposed = (proposedBy: string): Given => ['2009-05-04', 'AgendaItemProposed', { meeting: factId(1), item: 'Transport', proposedBy }];

describe('a meeting', () => {
  it('is recorded with its chair and its attendance', () => {
    given().when(HoldMeeting, '2009-05-04', { kind: 'committee', chairedBy: 'users', users: 6, carers: 1, others: 1 }).thenRecords('MeetingHeld');
    given().when(HoldMeeting, '2009-05-04', { kind: 'committee', chairedBy: 'users', users: 0, carers: 0, others: 0 }).thenRefused('nobody-at-the-meeting');
  });
  it('takes agenda items that anybody may propose and only users adopt', () => {
    given(meeting).when(ProposeAgendaItem, '2009-05-04', { meeting: factId(1), item: 'Transport', proposedBy: 'commissioner' }).thenRecords('AgendaItemProposed');
    given().when(ProposeAgendaItem, '2009-05-04', { meeting: factId(1), item: 'Transport', proposedBy: 'users' }).thenRefused('no-such-meeting');
    given(meeting, proposed('users')).when(AdoptAgendaItem, '2009-05-04', { item: factId(2) }).thenRecords('AgendaItemAdopted');
    given(meeting, proposed('users'), ['2009-05-04', 'AgendaItemAdopted', { item: factId(2) }]).when(AdoptAgendaItem, '2009-05-05', { item: factId(2) }).thenNothing();
    given(meeting, proposed('users')).when(AdoptAgendaItem, '2009-05-03', { item: factId(2) }).thenRefused('item-not-yet-proposed');
    given(meeting).when(AdoptAgendaItem, '2009-05-04', { item: factId(2) }).thenRefused('no-such-agenda-item');
    expect(commandSpec(AdoptAgendaItem).roles).toEqual(['user-member', 'committee']);
  });
  it('counts the adopted items that users proposed', () => {
    const { agenda } = given(meeting, proposed('users'), proposed('mentor'), proposed('users'), ['2009-05-04', 'AgendaItemAdopted', { item: factId(2) }], ['2009-05-04', 'AgendaItemAdopted', { item: factId(3) }]).state();
    expect(itemsSetByUsers(agenda.items)).toEqual({ count: 1, of: 2 });
  });
  it('has decisions, with advice of the commissioner', () => {
    given().when(TakeDecision, '2009-05-04', { decision: 'We look for premises.', commissionerPresent: false, differingViews: 'Carers ask for evenings.' }).thenRecords('DecisionTaken');
    given().when(GiveCommissionerAdvice, '2009-05-04', { advice: 'Ask the property team.' }).thenRecords('CommissionerAdviceGiven');
  });
});
