import { runUntilStopped } from '#runtime';
import { readSettings } from '#platform';
import { startWorker } from './start-worker.js';

runUntilStopped(async () => {
  const worker = await startWorker({ settings: readSettings(process.env) });
  return { announce: [`Worker: ${worker.url}/health/ready`], close: () => worker.close() };
});
