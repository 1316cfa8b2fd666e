import type { Ledger } from './ledger.js';

/** Results of a part of a run. */
export interface Figures {
  kills: number;
  acknowledged: number;
  /** Responses that repeated an earlier result, after a kill or because the harness sent a command again. */
  repeated: number;
  rebuilds: number;
  /** Read models compared with a fresh fold. */
  compared: number;
  seconds: number;
}

export const noFigures = (): Figures => ({ kills: 0, acknowledged: 0, repeated: 0, rebuilds: 0, compared: 0, seconds: 0 });

export function addLedger(figures: Figures, ledger: Ledger): void {
  figures.acknowledged += ledger.acknowledged.size;
  figures.repeated += ledger.repeated;
}

/** @param asked the requested number of kills; fewer were made if the time was over */
export const summary = (what: string, f: Figures, asked: number): string =>
  `${what}: ${f.kills} of ${asked} kills, ${f.acknowledged} commands acknowledged, ${f.repeated} answered again with their first result, ` +
  `${f.rebuilds} rebuilds begun, ${f.compared} read models compared with a fresh fold, ${f.seconds.toFixed(0)} s`;
