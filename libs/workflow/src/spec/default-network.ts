import type { Network, NetworkStep } from '../schedule/network.js';

/** Length in days and prerequisites of each step of the default template. */
const steps: Readonly<Record<string, readonly [days: number, needs: readonly string[]]>> = {
  A1: [56, []],
  A2: [84, ['A1']],
  A3: [14, ['A1']],
  A4: [56, ['A1']],
  A5: [42, ['A2', 'A3', 'A4']],
  A6: [84, ['A3']],
  B1: [42, ['A5']],
  B2: [56, ['B1']],
  B3: [56, ['B2']],
  B4: [56, ['B2']],
  C1: [112, ['A6', 'B1']],
  C2: [28, ['C1']],
  C3: [84, ['B2']],
  C4: [42, ['C3']],
  C5: [140, ['C3', 'C4']],
  C6: [56, ['C3', 'C4']],
  D1: [112, ['C4']],
  D2: [21, ['C4']],
  D3: [84, ['B2', 'C1']],
  D4: [280, ['D1']],
  D5: [182, ['C4', 'D2']],
  D6: [84, ['C6', 'D3']],
  D7: [28, ['D3', 'D6']],
  D8: [112, ['D1', 'D2']],
  E1: [70, ['C4', 'D7']],
  E2: [7, ['E1', 'D5', 'D8']],
  E3: [7, ['D8']],
  E4: [182, ['E3', 'D6']],
  F1: [182, ['E3', 'D3']],
  F2: [28, ['C4']],
  F3: [28, ['F1']],
  F4: [28, ['F2', 'F3']],
  F5: [28, ['E2']],
  G1: [0, ['F2']],
  G2: [0, ['F3']],
};

/** The default template, laid out on 5 January 2026. */
export const defaultNetwork = (known: Readonly<Record<string, Partial<NetworkStep>>> = {}): Network => ({
  startOn: '2026-01-05',
  pauses: [],
  steps: Object.entries(steps).map(([code, [days, needs]]) => ({
    code, days, needs: needs.map((step) => ({ step, lag: 0 })), startedOn: null, finishedOn: null, pin: null, ...known[code],
  })),
});
