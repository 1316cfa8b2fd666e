import { correctionOf, eventId, specForManager, type Logged } from '#spec';
import { bidAwarded } from './bid-awarded.js';

const { given } = specForManager(bidAwarded);
const to = 'ulo-1';
const submitted: Logged = ['2026-01-10', to, 'BidSubmitted', { purpose: 'Launch', lines: [], amountPence: 100_000 }];
const awarded: Logged = ['2026-03-01', to, 'BidAwarded', { bid: eventId(1), amountPence: 90_000 }];
const report = (agreement: string): Logged => ['2026-03-10', to, 'ReportRequired', { agreement, dueOn: '2026-09-30' }];
const raised: Logged = ['2026-03-01', to, 'ActionRaised', { kind: 'enter-report-days', owner: 'owner', dueOn: '2026-03-29', subject: eventId(2) }];
const close = (occurredOn: string, n: number, outcome = 'done') => ({ to, name: 'close-action', body: { occurredOn, action: eventId(n), outcome } });

describe('a bid that was awarded', () => {
  it('raises an action to record the days on which reports are due', () => {
    given(submitted).when(awarded).thenIssues({
      to, name: 'raise-action',
      body: { occurredOn: '2026-03-01', kind: 'enter-report-days', owner: 'owner', dueOn: '2026-03-29', subject: eventId(2), about: '“Launch”, the bid of 2026-01-10 for £1,000' },
    });
  });

  it('raises an action with a shortened name when the name is too long', () => {
    const long: Logged = ['2026-01-10', to, 'BidSubmitted', { purpose: 'W'.repeat(400), lines: [], amountPence: 100_000 }];
    given(long).when(awarded).thenIssues({
      to, name: 'raise-action',
      body: { occurredOn: '2026-03-01', kind: 'enter-report-days', owner: 'owner', dueOn: '2026-03-29', subject: eventId(2), about: `“${'W'.repeat(198)}…` },
    });
  });

  it('needs no action after a report is required', () => {
    given(submitted, awarded, raised).when(report('a')).thenIssues(close('2026-03-10', 3));
    given(submitted, awarded, report('a')).when(raised).thenIssues(close('2026-03-01', 4));
  });

  it('is settled by the reports of its own agreement', () => {
    const second: Logged[] = [['2026-03-02', to, 'BidSubmitted', { lines: [], amountPence: 1 }], ['2026-03-03', to, 'BidAwarded', { bid: eventId(4), amountPence: 1 }]];
    const other: Logged = ['2026-03-03', to, 'ActionRaised', { kind: 'enter-report-days', owner: 'owner', dueOn: '2026-03-31', subject: eventId(5) }];
    const before = [submitted, awarded, raised, ...second, other];
    given(...before).when(report('a')).thenIssues(close('2026-03-10', 3));
    given(...before, report('a'), ['2026-03-10', to, 'ActionClosed', { action: eventId(3), outcome: 'done' }]).when(report('a')).thenNothing();
    given(...before, report('a'), ['2026-03-10', to, 'ActionClosed', { action: eventId(3), outcome: 'done' }]).when(report('b')).thenIssues(close('2026-03-10', 6));
  });

  it('closes the action when the award is withdrawn', () => {
    given(submitted, awarded, raised).when(correctionOf(2, awarded, '2026-03-05', null)).thenIssues(close('2026-03-05', 3, 'not-needed'));
  });
});
