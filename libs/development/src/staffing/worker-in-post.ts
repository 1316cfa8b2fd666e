import { RuleRefused, type DecisionContext } from '#kernel';
import type { UloState } from '../ulo.state.js';
import type { Worker } from './state.js';

/** @throws RuleRefused when the worker was not in post on the day */
export function workerInPost(id: string, { at, now, occurredOn }: DecisionContext<UloState>): Worker {
  const worker = at.staffing.workers.find((w) => w.id === id && w.leftOn === null);
  if (!worker)
    throw new RuleRefused(
      'worker-not-in-post',
      `No such worker was in post on ${occurredOn}.`,
      now.staffing.workers.map((w) => `Worker appointed ${w.appointedOn}${w.leftOn === null ? '' : `, left ${w.leftOn}`}`),
      'Check the day, or record the appointment first.',
    );
  return worker;
}
