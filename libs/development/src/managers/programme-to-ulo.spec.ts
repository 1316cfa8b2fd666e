import { correctionOf, eventId, specForManager, type Logged } from '#spec';
import { programmeToUlo } from './programme-to-ulo.js';

const { given } = specForManager(programmeToUlo);
const programme = 'programme-p';
const started = (stream: string, day = '2026-01-10', of = 'p'): Logged => [day, stream, 'UloDevelopmentStarted', { programme: of, name: 'ULO', area: 'Town', commissioner: 'Council' }];
const adopted = (day: string, carersCount: boolean): Logged => [day, programme, 'RuleSetAdopted', { ruleSet: 'dh-2007', carersCount }];
const apply = (to: string, n: number, occurredOn: string, carersCount: boolean) => ({
  to, name: 'apply-rule-set', body: { occurredOn, ruleSet: 'dh-2007', carersCount, adopted: eventId(n) },
});
const applied = (stream: string, n: number, day: string, carersCount: boolean): Logged => [day, stream, 'RuleSetApplied', { ruleSet: 'dh-2007', carersCount, adopted: eventId(n) }];
const reason = 'The programme corrected what it had decided.';

describe('a rule set that a programme adopts', () => {
  it('is applied to each of its ULOs, and to no other', () => {
    given(started('ulo-1'), started('ulo-2'), started('ulo-3', '2026-01-10', 'q')).when(adopted('2026-02-01', true))
      .thenIssues(apply('ulo-1', 4, '2026-02-01', true), apply('ulo-2', 4, '2026-02-01', true));
  });

  it('is not applied before the ULO was started', () => {
    given(started('ulo-1')).when(adopted('2025-06-01', true)).thenIssues(apply('ulo-1', 2, '2026-01-10', true));
  });

  it('is applied to a new ULO when it is in force on its first day or adopted later', () => {
    const before = [adopted('2024-01-01', false), adopted('2025-01-01', true), adopted('2026-02-01', false)];
    given(...before).when(started('ulo-1')).thenIssues(apply('ulo-1', 2, '2026-01-10', true), apply('ulo-1', 3, '2026-02-01', false));
    given().when(started('ulo-1')).thenNothing();
  });

  it('is corrected in the ULOs that have it', () => {
    const before = [started('ulo-1'), adopted('2026-02-01', true), applied('ulo-1', 2, '2026-02-01', true)];
    given(...before).when(correctionOf(2, adopted('2026-02-01', true), '2026-02-02', { ruleSet: 'dh-2007', carersCount: false })).thenIssues({
      to: 'ulo-1', name: 'apply-rule-set', body: { occurredOn: '2026-02-02', ruleSet: 'dh-2007', carersCount: false, adopted: eventId(2), corrects: eventId(3), reason },
    });
    given(...before).when(correctionOf(2, adopted('2026-02-01', true), '2026-02-01', null)).thenIssues({ to: 'ulo-1', name: 'withdraw-fact', body: { corrects: eventId(3), reason } });
  });

  it('stays applied when another one follows on the same day', () => {
    const day = '2026-01-10';
    given(adopted(day, true), started('ulo-1', day), applied('ulo-1', 1, day, true), adopted(day, false)).when(applied('ulo-1', 4, day, false)).thenNothing();
  });

  it('is withdrawn in the ULO when the adoption was withdrawn before it was applied', () => {
    const withdrawn = correctionOf(2, adopted('2026-02-01', true), '2026-02-01', null);
    given(started('ulo-1'), adopted('2026-02-01', true), withdrawn).when(applied('ulo-1', 2, '2026-02-01', true))
      .thenIssues({ to: 'ulo-1', name: 'withdraw-fact', body: { corrects: eventId(4), reason } });
  });

  it('is replaced when the programme of a ULO is corrected', () => {
    const wrong = started('ulo-1', '2026-01-10', 'q');
    given(wrong, adopted('2025-01-01', true)).when(correctionOf(1, wrong, '2026-01-10', { programme: 'p' })).thenIssues(apply('ulo-1', 2, '2026-01-10', true));
  });

  it('is applied to all ULOs at the activation when it is in force', () => {
    given(started('ulo-1'), adopted('2026-02-01', true), adopted('2026-03-01', false), started('ulo-2', '2026-04-01'), applied('ulo-2', 3, '2026-04-01', false)).atActivation()
      .thenIssues(apply('ulo-1', 3, '2026-03-01', false));
  });
});
