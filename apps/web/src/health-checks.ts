import type { HealthCheck } from '#platform';
import type { Status } from '#projections';
import type { Runtime } from './runtime.js';

/** What has to work for requests to be answered. */
export const healthChecks = ({ store, reached, model, watch }: Runtime): HealthCheck[] => [
  { name: 'log', check: async () => void (await store.head()) },
  { name: 'log, followed', check: async () => reached() },
  { name: 'log, read through', check: async () => watch.damage },
  { name: 'read model', check: async () => readModelTrouble(model.status()) },
];

function readModelTrouble({ ready, rebuilding, problem }: Status): string | undefined {
  if (problem) return problem.message;
  if (ready) return undefined;
  return rebuilding ? 'It is being rebuilt from the log.' : 'It is catching up with the log.';
}
