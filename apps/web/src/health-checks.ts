import type { HealthCheck } from '#platform';
import type { Runtime } from './runtime.js';

/** What has to work for requests to be answered. */
export const healthChecks = ({ store }: Runtime): HealthCheck[] => [
  { name: 'log', check: async () => void (await store.head()) },
];
