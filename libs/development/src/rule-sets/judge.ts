import type { CommitteeParameters, ReservationParameters, RuleSet } from './rule-set.js';
import { fewestOf, meets } from './rule-set.js';

/** What a judgement came to, with all that it takes to come to it again. */
export interface RuleJudgement<I> {
  ruleSet: string;
  version: number;
  inputs: I;
  /** Null: nothing can be said, for there is nobody to count. */
  met: boolean | null;
}

/** How many count, of how many. Both whole numbers. */
export interface ShareInputs {
  counted: number;
  of: number;
}

export const judgeCommittee = ({ code, version, parameters }: RuleSet<'committee'>, inputs: ShareInputs): RuleJudgement<ShareInputs> => ({
  ruleSet: code, version, inputs, met: inputs.of === 0 ? null : meets(parameters.boardShare, inputs.counted, inputs.of),
});

/** The fewest voting members who have to count in a committee of this size. */
export const neededBy = ({ boardShare }: CommitteeParameters, voting: number): number => fewestOf(boardShare, voting);

export interface ReservationInputs extends ShareInputs {
  /** Whether the first limb is met. */
  purposeMet: boolean;
}

export interface ReservationJudgement extends RuleJudgement<ReservationInputs> {
  purposeMet: boolean;
  shareMet: boolean;
}

/** Both limbs have to be met: a share alone never makes a supported business. */
export function judgeReservation({ code, version, parameters }: RuleSet<'reservation'>, inputs: ReservationInputs): ReservationJudgement {
  const shareMet = isShareMet(parameters, inputs);
  return { ruleSet: code, version, inputs, purposeMet: inputs.purposeMet, shareMet, met: inputs.of === 0 ? null : inputs.purposeMet && shareMet };
}
const isShareMet = ({ share }: ReservationParameters, { counted, of }: ShareInputs): boolean => meets(share, counted, of);
