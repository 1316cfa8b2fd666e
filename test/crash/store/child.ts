import { join } from 'node:path';
import { commands, deciders, projections, readModelWorker } from '#catalogue';
import { openEventStore } from '#event-store';
import { systemClock as clock, systemIds as ids } from '#kernel';
import { actorOf } from '#people';
import { openReadModel } from '#projections';
// Not by its index, which brings Nest: that alone takes longer to load than a life here lasts.
import { createCommandHandling } from '../../../libs/commands/src/handling.js';
import { TIMEOUT_MS } from '../timeout.js';
import type { FromChild, ToChild } from './messages.js';

// The process that is killed: log, command pipeline and read model as the server has them, without HTTP.
const tell = (said: FromChild): void => void process.send?.(said);
const failed = (error: unknown): void => tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });

async function open({ folder, url }: { folder: string; url?: string | undefined }): Promise<void> {
  const store = await openEventStore({ folder, url, program: 'crash harness' });
  const handling = createCommandHandling({ store, clock, ids, deciders, commands });
  const model = openReadModel({
    folder: join(folder, 'read-model'),
    store, deciders, projections, clock,
    worker: readModelWorker({ folder, url }),
    onProblem: (message) => tell({ failed: message }),
  });
  process.on('message', (asked: ToChild) => {
    if ('send' in asked) {
      const { send: { name, role, body }, n } = asked;
      handling.execute({ name, body, actor: actorOf(role) }).then(
        (accepted) => tell({ accepted, n }),
        (error: unknown) => tell({ refused: String(error), n }),
      );
    } else if ('rebuild' in asked) model.rebuild().then(() => tell({ rebuilt: true }), failed);
    else if ('close' in asked)
      model.close().then(() => store.close()).then(() => {
        tell({ closed: true });
        process.disconnect?.();
      }, failed);
  });
  if (!(await model.whenReady(TIMEOUT_MS))) throw new Error('The read model was not ready in time.');
  const ulos = model.read((db) => db.get<{ n: number }>('SELECT count(*) AS n FROM portfolio'))?.n ?? 0;
  tell({ ready: true, ulos });
}

process.once('message', (asked: ToChild) => {
  if ('open' in asked) open(asked.open).catch(failed);
});
process.on('disconnect', () => process.exit());
tell({ loaded: true });
