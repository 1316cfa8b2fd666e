import { RuleRefused, maxDate, type DecisionContext, type PlainDate } from '#kernel';
import type { UloState } from '../ulo.state.js';

/** @throws RuleRefused unless the plan finishes after the day it is made and after the start of the development */
export function refuseEarlyFinish({ finishOn }: { finishOn: PlainDate }, { now, occurredOn }: DecisionContext<UloState>): void {
  const earliest = maxDate(occurredOn, now.partnership.startedOn ?? occurredOn);
  if (finishOn <= earliest)
    throw new RuleRefused(
      'plan-finishes-before-it-begins',
      `The finish (${finishOn}) is not after ${earliest}.`,
      [],
      'Give a later finish.',
    );
}
