import type { BackgroundWork } from './background-work.js';
import { ReminderWork, Reminders } from '#reminders';
import type { Engine } from './engine.js';
import { LogWatch } from './log-watch/log-watch.js';

/** All work that goes on beside requests: in the worker on a cluster, inside the web process on an embedded log. */
export const backgroundWorks = (engine: Engine): BackgroundWork[] => {
  const { settings, logger } = engine;
  return [
    new LogWatch({ folder: settings.dataFolder, url: settings.eventStoreUrl, onDamage: (sentence) => logger.error({}, sentence) }),
    reminderWork(engine),
  ];
};

function reminderWork({ store, clock, ids, logger, model, people, post: { scheduler, delivery } }: Engine): ReminderWork {
  const ulos = (): string[] => model.read((db) => db.all<{ ulo: string }>('SELECT id AS ulo FROM portfolio')).map(({ ulo }) => ulo);
  return new ReminderWork({
    store, clock, scheduler, delivery,
    reminding: new Reminders({ store, clock, ids, delivery, people: () => people.now(), ulos }),
    onProblem: (message, error) => logger.error({ err: error }, message),
  });
}
