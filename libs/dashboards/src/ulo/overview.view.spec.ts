import { ulo } from '#development';
import { derivedId } from '#kernel';
import { smallTemplate, specFor, type Given } from '#spec';
import { overviewView } from './overview.view.js';

const { given } = specFor(ulo);
const started: Given = ['2026-01-05', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Council' }];
const laidOut: Given = ['2026-01-05', 'PlanLaidOut', { startOn: '2026-01-05', version: 0, content: smallTemplate, baseline: { finishOn: '2026-02-02', steps: [{ code: 'S1', startOn: '2026-01-05', finishOn: '2026-01-09' }] } }];
const attentionOn = (day: string) =>
  overviewView({ id: 'one', stream: 'ulo-one', state: given(started, laidOut).state(day), revision: 1, lastRecordedAt: '2026-01-05T09:00:00.000Z', example: false }, day, { name: 'Programme', closedOn: null });

describe('the attention on the overview of a ULO', () => {
  it('counts aims that are past their agreed day, and the delay of the finish', () => {
    expect(attentionOn('2026-01-06')).toMatchObject({ attention: { colour: 'green' }, late: [] });
    const then = attentionOn('2026-07-06');
    expect(then.late).toMatchObject([{ id: 'S1', days: 178 }]);
    expect(then.attention.colour).toBe('red');
    expect(then.attention.reasons).toContainEqual(expect.stringMatching(/^Finishes \d+ days later than agreed$/u));
  });
});
