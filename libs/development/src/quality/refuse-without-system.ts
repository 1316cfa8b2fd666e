import { RuleRefused, type DecisionContext } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { systemInUse } from './state.js';

/** @throws RuleRefused when no quality system was chosen by the day */
export function refuseWithoutSystem({ at, occurredOn }: DecisionContext<UloState>): void {
  if (systemInUse(at.quality) === null)
    throw new RuleRefused('no-quality-system', `No quality system was chosen by ${occurredOn}.`, [], 'Record which one was chosen first.');
}
