import { startFreshEventStoreDb } from './fresh-eventstoredb.js';

/** The secrets of all processes on one log. */
export const sharedSecrets = { SESSION_SECRET: 'a session secret of the tests, long enough', MASTER_KEY: 'a master key of the tests, long enough too' };

/** The log of a server that a test starts. */
export interface TestLog {
  /** The settings for this log. */
  settings: Record<string, string>;
  stop(): Promise<void>;
}

/** Makes a log in the data folder, or, with TEST_LOG=eventstoredb, starts a new EventStoreDB for it. */
export async function startTestLog(where = process.env['TEST_LOG'] ?? 'folder'): Promise<TestLog> {
  if (where === 'folder') return { settings: {}, stop: async () => undefined };
  if (where !== 'eventstoredb') throw new Error(`TEST_LOG must be folder or eventstoredb, not ${where}.`);
  const server = await startFreshEventStoreDb();
  return { settings: { EVENT_STORE_URL: server.url, ...sharedSecrets }, stop: () => server.stop() };
}
