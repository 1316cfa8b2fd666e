import type { CommitteeParameters, ReservationParameters, RuleSet } from './rule-set.js';
import { fewestOf, meets } from './rule-set.js';

/** The result of a judgement, with the inputs needed to repeat it. */
export interface RuleJudgement<I> {
  ruleSet: string;
  version: number;
  inputs: I;
  /** Null when there is nobody to count. */
  met: boolean | null;
}

/** The number that counts, and the total. Both are whole numbers. */
export interface ShareInputs {
  counted: number;
  of: number;
}

export const judgeCommittee = ({ code, version, parameters }: RuleSet<'committee'>, inputs: ShareInputs): RuleJudgement<ShareInputs> => ({
  ruleSet: code, version, inputs, met: inputs.of === 0 ? null : meets(parameters.boardShare, inputs.counted, inputs.of),
});

/** The smallest number of counting members that a committee of this size needs. */
export const neededBy = ({ boardShare }: CommitteeParameters, voting: number): number => fewestOf(boardShare, voting);

export interface ReservationInputs extends ShareInputs {
  /** Whether the first part of the test, the purpose, is met. */
  purposeMet: boolean;
}

export interface ReservationJudgement extends RuleJudgement<ReservationInputs> {
  purposeMet: boolean;
  shareMet: boolean;
}

/** Both parts of the test have to be met: the share alone never makes a supported business. */
export function judgeReservation({ code, version, parameters }: RuleSet<'reservation'>, inputs: ReservationInputs): ReservationJudgement {
  const shareMet = isShareMet(parameters, inputs);
  return { ruleSet: code, version, inputs, purposeMet: inputs.purposeMet, shareMet, met: inputs.of === 0 ? null : inputs.purposeMet && shareMet };
}
const isShareMet = ({ share }: ReservationParameters, { counted, of }: ShareInputs): boolean => meets(share, counted, of);
