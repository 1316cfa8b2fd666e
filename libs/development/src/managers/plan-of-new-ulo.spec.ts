import { correctionOf, specForManager, type Logged } from '#spec';
import { planOfNewUlo } from './plan-of-new-ulo.js';

const { given } = specForManager(planOfNewUlo);
const started: Logged = ['2026-01-10', 'ulo-1', 'UloDevelopmentStarted', { programme: 'p', name: 'ULO', area: 'Town', commissioner: 'Council' }];

describe('a new ULO', () => {
  it('gets a plan that starts on the day of its start', () => {
    given().when(started).thenIssues({ to: 'ulo-1', name: 'lay-out-plan', body: { occurredOn: '2026-01-10', startOn: '2026-01-10' } });
  });
  it('keeps its plan when the start is corrected or withdrawn', () => {
    given(started).when(correctionOf(1, started, '2026-02-01', { programme: 'p' })).thenNothing();
    given(started).when(correctionOf(1, started, '2026-01-10', null)).thenNothing();
  });
  it('gets no plan when it was started before the activation of the manager', () => {
    given(started).atActivation().thenNothing();
  });
});
