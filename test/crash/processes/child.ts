import { runUntilStopped, type Running } from '#runtime';
import { readSettings } from '#platform';
import { clockAhead } from './clock-ahead.js';

// A built web or worker process with another clock, because reminders are sent in working hours only.
const [which, ahead] = process.argv.slice(2);
const clock = clockAhead(Number(ahead));
const settings = readSettings(process.env);

runUntilStopped(async (): Promise<Running> => {
  const started = which === 'worker'
    ? await (await import('../../../apps/worker/src/start-worker.js')).startWorker({ settings, clock })
    : await (await import('../../../apps/web/src/start-web.js')).startWeb({ settings, clock });
  return { announce: [`Serves on ${started.url}`], close: () => started.close() };
});
