/** What a part of a run did. */
export interface Figures {
  kills: number;
  acknowledged: number;
  /** Answers that gave an earlier result: sent again after the process died, or once more for good measure. */
  repeated: number;
  rebuilds: number;
  /** Read models compared with a fresh fold. */
  compared: number;
  seconds: number;
}

export const inWords = (what: string, f: Figures): string =>
  `${what}: ${f.kills} kills, ${f.acknowledged} commands acknowledged, ${f.repeated} answered again with their first result, ` +
  `${f.rebuilds} rebuilds begun, ${f.compared} read models compared with a fresh fold, ${f.seconds.toFixed(0)} s`;
