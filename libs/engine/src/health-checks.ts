import type { HealthCheck } from '#platform';
import type { Status } from '#projections';
import type { BackgroundWork } from './background-work.js';
import type { Engine } from './engine.js';

/** What has to work for requests to be answered and work to be done. */
export const healthChecks = ({ store, reached, model }: Engine, works: readonly BackgroundWork[]): HealthCheck[] => [
  { name: 'log', check: async () => void (await store.head()) },
  { name: 'log, followed', check: async () => reached() },
  { name: 'read model', check: async () => readModelTrouble(model.status()) },
  ...works.map((work): HealthCheck => ({ name: work.name, check: async () => work.trouble, ...(work.apart ? { apart: true } : {}) })),
];

function readModelTrouble({ ready, rebuilding, problem }: Status): string | undefined {
  if (problem) return problem.message;
  if (ready) return undefined;
  return rebuilding ? 'It is being rebuilt from the log.' : 'It is catching up with the log.';
}
