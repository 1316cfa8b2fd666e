import { defaultNetwork } from '../spec/default-network.js';
import { brokenPins } from './broken-pins.js';

const launchOn = (finishOn: string, known: Parameters<typeof defaultNetwork>[0] = {}): ReturnType<typeof defaultNetwork> =>
  defaultNetwork({ E2: { pin: { finishOn } }, ...known });

describe('broken pins', () => {
  it('are empty while there is enough time', () => {
    expect(brokenPins(launchOn('2027-10-17'))).toEqual([]);
  });

  it('give the days missing and the late open steps that lead to the pin', () => {
    const known = Object.fromEntries('A1 A2 A3 A4 A5 A6 B1 B2 C1 C3 C4 C6 D1 D2 D3 D6 D7 D8'.split(' ').map((code) => [code, { finishedOn: '2027-06-01' }]));
    const network = launchOn('2027-08-30', { ...known, D5: { startedOn: '2027-03-08' } });
    expect(brokenPins(network, '2027-06-27')).toEqual([{ code: 'E2', finishOn: '2027-08-30', days: 13, steps: ['D5', 'E1'] }]);
  });

  it('exclude steps that are late only for another pin', () => {
    const found = brokenPins(launchOn('2027-10-10', { A1: { pin: { finishOn: '2026-02-28' } } }));
    expect(found.map(({ code, days, steps }) => `${code} ${days} ${steps.join(' ')}`)).toEqual([
      'A1 1 ',
      'E2 7 A1 A2 A5 B1 B2 C3 C4 C6 D6 D7 E1',
    ]);
  });

  it('exclude pins of finished steps', () => {
    expect(brokenPins(launchOn('2027-01-01', { E2: { pin: { finishOn: '2027-01-01' }, finishedOn: '2027-05-01' } }))).toEqual([]);
  });
});
