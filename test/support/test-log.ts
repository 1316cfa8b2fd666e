import { startFreshEventStoreDb } from './fresh-eventstoredb.js';

/** Given to every process of one log. */
export const sharedSecrets = { SESSION_SECRET: 'a session secret of the tests, long enough', MASTER_KEY: 'a master key of the tests, long enough too' };

/** Where a server of the tests keeps its log. */
export interface TestLog {
  /** Settings that name it. */
  settings: Record<string, string>;
  stop(): Promise<void>;
}

/** In the data folder, unless TEST_LOG=eventstoredb asks for an EventStoreDB, one of its own for each. */
export async function startTestLog(where = process.env['TEST_LOG'] ?? 'folder'): Promise<TestLog> {
  if (where === 'folder') return { settings: {}, stop: async () => undefined };
  if (where !== 'eventstoredb') throw new Error(`TEST_LOG must be folder or eventstoredb, not ${where}.`);
  const server = await startFreshEventStoreDb();
  return { settings: { EVENT_STORE_URL: server.url, ...sharedSecrets }, stop: () => server.stop() };
}
