import { derivedId } from '#kernel';
import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { emailedWarnings, warningsOpening } from './index.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire' }];
const champion: Given = ['2026-02-01', 'ChampionNamed', { post: 'Head of service' }];
const opening = (code: string, ...facts: Given[]) => warningsOpening(given(started, ...facts).state(), new Set([code]));
const silent = 'no-championing-for-three-months';

describe('the opening of a warning', () => {
  it('is due on its day, to its owner, while the warning is open', () => {
    const [first] = opening(silent, champion);
    expect(first).toMatchObject({ kind: 'warning', subject: silent, owner: 'commissioner', to: ['owner'], until: null });
    expect(first?.name).toContain('No championing for three months');
    expect(first?.from).toBe(first?.dueOn);
  });

  it('is a new deadline when the warning clears and opens again', () => {
    const days = opening(silent, champion, ['2026-09-01', 'ChampioningActivityLogged', { audience: 'cabinet', activity: 'briefing' }]).map(({ dueOn, until }) => [dueOn, until]);
    expect(days).toHaveLength(2);
    expect(days[0]?.[1]).toBe('2026-09-01');
    expect(days[1]?.[1]).toBeNull();
  });

  it('is due at the end of a pause, unless the warning has cleared by then', () => {
    const [{ dueOn = '' } = {}] = opening(silent, champion);
    const paused: Given = ['2026-03-01', 'DevelopmentPaused', { why: 'x' }];
    const resumed: Given = ['2026-12-01', 'DevelopmentResumed'];
    expect(dueOn > '2026-03-01' && dueOn < '2026-12-01').toBe(true);
    expect(opening(silent, champion, paused)).toEqual([]);
    expect(opening(silent, champion, paused, resumed)).toMatchObject([{ dueOn: '2026-12-01' }]);
  });

  it('is a deadline only for warnings that the programme chose; silence of the mentor has its own rule', () => {
    expect(warningsOpening(given(started).state(), new Set())).toEqual([]);
    expect(Object.keys(emailedWarnings)).not.toContain('no-mentoring-for-six-weeks');
  });
});
