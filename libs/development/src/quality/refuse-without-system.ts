import { RuleRefused, type Judgement } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { systemInUse } from './state.js';

/** @throws RuleRefused when no quality system was chosen by the day */
export function refuseWithoutSystem({ at, occurredOn }: Judgement<UloState>): void {
  if (systemInUse(at.quality) === null)
    throw new RuleRefused('no-quality-system', `No quality system was chosen by ${occurredOn}.`, [], 'Record which one was chosen first.');
}
