import { correctionOf, eventId, specForManager, type Logged } from '#spec';
import { mentoringEnds } from './mentoring-ends.js';

const { given } = specForManager(mentoringEnds);
const to = 'ulo-1';
const agreed: Logged = ['2026-01-10', to, 'MentoringAgreed', { mentor: 'Disability Solutions', startsOn: '2026-01-12', endsOn: '2026-12-31' }];
const ended: Logged = ['2026-06-01', to, 'MentoringEnded', { asAgreed: false, agreement: eventId(1) }];
const next: Logged = ['2026-06-10', to, 'MentoringAgreed', { mentor: 'Shropshire PCP', startsOn: '2026-06-15', endsOn: '2027-06-14' }];
const action = (occurredOn: string, dueOn: string) => ({
  to, name: 'raise-action', body: { occurredOn, kind: 'agree-next-mentor', owner: 'manager', dueOn, subject: eventId(1), about: 'mentoring by Disability Solutions' },
});
const raised: Logged = ['2026-06-01', to, 'ActionRaised', { kind: 'agree-next-mentor', owner: 'manager', dueOn: '2026-06-29', subject: eventId(1) }];
const closed = (occurredOn: string, n: number, outcome: string) => ({ to, name: 'close-action', body: { occurredOn, action: eventId(n), outcome } });

describe('mentoring that ends without a successor', () => {
  it('raises an action for the programme manager', () => {
    given(agreed).when(ended).thenIssues(action('2026-06-01', '2026-06-29'));
  });

  it('raises no action with a successor, or after the commissioner has stepped back', () => {
    given(agreed, next).when(ended).thenNothing();
    given(agreed, ['2026-05-30', to, 'CommissionerSteppedBack', { role: 'none' }]).when(ended).thenNothing();
  });

  it('raises the action on the day after the agreement runs out', () => {
    given(agreed).onDay('2026-12-31').thenNothing();
    given(agreed).onDay('2027-01-04').thenIssues(action('2027-01-01', '2027-01-29'));
    given(agreed, ['2026-10-01', to, 'MentoringExtended', { endsOn: '2027-03-31', agreement: eventId(1) }]).onDay('2027-01-04').thenNothing();
    given(agreed, ['2027-01-01', to, 'ActionRaised', { kind: 'agree-next-mentor', owner: 'manager', dueOn: '2027-01-29', subject: eventId(1) }]).onDay('2027-01-04').thenNothing();
  });

  it('closes the action with a new agreement, also one that was recorded before the action', () => {
    given(agreed, ended, raised).when(next).thenIssues(closed('2026-06-10', 3, 'done'));
    given(agreed, ended, next).when(raised).thenIssues(closed('2026-06-01', 4, 'done'));
    given(agreed, ended, raised, ['2026-06-02', to, 'ActionClosed', { action: eventId(3), outcome: 'done' }]).when(next).thenNothing();
  });

  it('closes the action when the end is withdrawn, but not when only its day is corrected', () => {
    given(agreed, ended, raised).when(correctionOf(2, ended, '2026-06-20', null)).thenIssues(closed('2026-06-20', 3, 'not-needed'));
    given(agreed, ended, raised).when(correctionOf(2, ended, '2026-05-20', { asAgreed: true, agreement: eventId(1) })).thenNothing();
  });

  it('does not affect other ULOs', () => {
    given(agreed).when(['2026-06-01', 'ulo-2', 'MentoringEnded', { asAgreed: true }]).thenNothing();
  });
});
