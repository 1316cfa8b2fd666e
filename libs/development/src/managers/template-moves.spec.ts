import { correctionOf, specForManager, type Logged } from '#spec';
import { templateMoves } from './template-moves.js';

const { given } = specForManager(templateMoves);
const started = (stream: string, programme = 'p'): Logged => ['2026-01-10', stream, 'UloDevelopmentStarted', { programme, name: 'ULO', area: 'Town', commissioner: 'Council' }];
const laidOut = (stream: string): Logged => ['2026-01-11', stream, 'PlanLaidOut', { version: 0 }];
const ordered = (data: object = { version: 2 }): Logged => ['2026-03-01', 'programme-p', 'TemplateMoveOrdered', data];
const move = (to: string, more: object = {}) => ({ to, name: 'move-plan', body: { occurredOn: '2026-03-01', version: 2, ...more } });

describe('a template move that a programme orders', () => {
  it('is carried out in each of its ULOs with a plan, and in no other', () => {
    given(started('ulo-1'), laidOut('ulo-1'), started('ulo-2'), started('ulo-3', 'q'), laidOut('ulo-3'), started('ulo-4'), laidOut('ulo-4')).when(ordered()).thenIssues(move('ulo-1'), move('ulo-4'));
  });
  it('passes on the new codes of steps', () => {
    const renamed = [{ from: 'A1', to: 'A9' }];
    given(started('ulo-1'), laidOut('ulo-1')).when(ordered({ version: 2, renamed })).thenIssues(move('ulo-1', { renamed }));
  });
  it('skips a ULO whose plan was withdrawn', () => {
    given(started('ulo-1'), laidOut('ulo-1'), correctionOf(2, laidOut('ulo-1'), '2026-01-11', null)).when(ordered()).thenNothing();
  });
  it('is not undone when the order is withdrawn', () => {
    given(started('ulo-1'), laidOut('ulo-1'), ordered()).when(correctionOf(3, ordered(), '2026-03-01', null)).thenNothing();
  });
});
