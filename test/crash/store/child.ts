import { join } from 'node:path';
import { commands, deciders, projections, readModelWorker } from '#catalogue';
import { openEventStore } from '#event-store';
import { systemClock as clock, systemIds as ids } from '#kernel';
import { actorOf } from '#people';
import { openReadModel } from '#projections';
// Imports the file instead of the index, which loads Nest: that takes longer than this process usually lives.
import { createCommandPipeline } from '../../../libs/commands/src/handling.js';
import { TIMEOUT_MS } from '../timeout.js';
import type { FromChild, ToChild } from './messages.js';

// The process that is killed: log, command pipeline and read model as in the server, without HTTP.
const report = (message: FromChild): void => void process.send?.(message);
const failed = (error: unknown): void => report({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });

async function open({ folder, url }: { folder: string; url?: string | undefined }): Promise<void> {
  const store = await openEventStore({ folder, url, program: 'crash harness' });
  const handling = createCommandPipeline({ store, clock, ids, deciders, commands });
  const model = openReadModel({
    folder: join(folder, 'read-model'),
    store, deciders, projections, clock,
    worker: readModelWorker({ folder, url }),
    onProblem: (message) => report({ failed: message }),
  });
  process.on('message', (request: ToChild) => {
    if ('send' in request) {
      const { send: { name, role, body }, n } = request;
      handling.execute({ name, body, actor: actorOf(role) }).then(
        (accepted) => report({ accepted, n }),
        (error: unknown) => report({ refused: String(error), n }),
      );
    } else if ('rebuild' in request) model.rebuild().then(() => report({ rebuilt: true }), failed);
    else if ('close' in request)
      model.close().then(() => store.close()).then(() => {
        report({ closed: true });
        process.disconnect?.();
      }, failed);
  });
  if (!(await model.whenReady(TIMEOUT_MS))) throw new Error('The read model was not ready in time.');
  const ulos = model.read((db) => db.get<{ n: number }>('SELECT count(*) AS n FROM portfolio'))?.n ?? 0;
  report({ ready: true, ulos });
}

process.once('message', (request: ToChild) => {
  if ('open' in request) open(request.open).catch(failed);
});
process.on('disconnect', () => process.exit());
report({ loaded: true });
