import type { HealthCheck } from '#platform';
import type { Status } from '#projections';
import type { BackgroundWork } from './background-work.js';
import type { Engine } from './engine.js';

/** The health checks of a process. */
export const healthChecks = ({ store, reached, recordingTrouble, model, people, clockTrouble }: Engine, works: readonly BackgroundWork[]): HealthCheck[] => [
  { name: 'log', check: async () => void (await store.head()) },
  { name: 'recording', check: async () => recordingTrouble() },
  { name: 'log, followed', check: async () => reached() },
  { name: 'read model', check: async () => readModelTrouble(model.status()) },
  // Not needed for readiness: everything except people's details works. While lists are built, no people are known yet.
  { name: 'personal data', apart: true, check: async () => (model.status().ready ? people.keysTrouble() : undefined) },
  // Not needed for readiness: only the times in the log differ from this clock.
  { name: 'clock', apart: true, check: async () => clockTrouble() },
  ...works.map((work): HealthCheck => ({ name: work.name, check: async () => work.trouble, ...(work.apart ? { apart: true } : {}) })),
];

function readModelTrouble({ ready, rebuilding, problem }: Status): string | undefined {
  if (problem) return problem.message;
  if (ready) return undefined;
  return rebuilding ? 'It is being rebuilt from the log.' : 'It is catching up with the log.';
}
