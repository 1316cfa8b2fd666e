import { NightlyForecasts } from '#dashboards';
import type { BackgroundWork } from './background-work.js';
import { ReminderRunner, ReminderDispatcher } from '#reminders';
import type { Engine } from './engine.js';
import { ManagerRunner } from './managers/manager-runner.js';
import { DailyCheckpoint } from './checkpoints/daily-checkpoint.js';
import { LogWatch } from './log-watch/log-watch.js';
import { secret } from '#platform';

/** All background work: in the worker with a cluster, in the web process with an embedded log. */
export const backgroundWorks = (engine: Engine): BackgroundWork[] => {
  const { settings, logger } = engine;
  return [
    new LogWatch({ folder: settings.dataFolder, url: settings.eventStoreUrl, onDamage: (sentence) => logger.error({}, sentence) }),
    reminderWork(engine),
    managerWork(engine),
    ...checkpointWork(engine),
  ];
};

/** The background work of every process that shows lists: forecasts are stored in its own read model. */
export function listWorks({ model, logger, metrics }: Engine): BackgroundWork[] {
  const work = new NightlyForecasts({ model, onProblem: (message, error) => (error === undefined ? logger.warn({}, message) : logger.error({ err: error }, message)) });
  metrics.gauge('milepost_forecasts_of_today', '1 once lists hold the forecasts of today', () => (work.isDone ? 1 : 0));
  return [work];
}

function checkpointWork({ settings, store, clock, logger }: Engine): DailyCheckpoint[] {
  const { checkpointFolder: folder, secretsFolder, checkpointKey } = settings;
  if (folder === undefined) return [];
  return [new DailyCheckpoint({ store, clock, folder, secret: () => secret(secretsFolder, 'checkpoint-key', checkpointKey), onProblem: (sentence, error) => logger.error({ err: error }, sentence) })];
}

function reminderWork({ store, clock, ids, logger, model, people, metrics, messaging: { scheduler, delivery } }: Engine): ReminderRunner {
  const ulos = (programme?: string): string[] =>
    model.read((db) => db.all<{ ulo: string }>('SELECT id AS ulo FROM portfolio WHERE ?1 IS NULL OR programme = ?1', programme ?? null)).map(({ ulo }) => ulo);
  const work = new ReminderRunner({
    store, clock, scheduler, delivery,
    planner: new ReminderDispatcher({ store, clock, ids, delivery, people: () => people.now(), ulos }),
    onProblem: (message, error) => logger.error({ err: error }, message),
  });
  metrics.gauge('milepost_reminders_reconciled_timestamp_seconds', 'When all reminders were last compared with the log, in seconds since 1970; 0 before', () =>
    Math.floor(Date.parse(work.reconciled?.at ?? '1970-01-01') / 1000));
  return work;
}

function managerWork({ store, clock, ids, logger, model, handling, managers, metrics }: Engine): ManagerRunner {
  const work = new ManagerRunner({
    store, clock, ids, handling, managers,
    isRebuilding: () => model.status().rebuilding !== null,
    onProblem: (message, error) => (error === undefined ? logger.warn({}, message) : logger.error({ err: error }, message)),
  });
  metrics.gauge('milepost_managers_caught_up', '1 once process managers have handled everything recorded before the start', () => (work.status.isCaughtUp ? 1 : 0));
  metrics.gauge('milepost_managers_parked_streams', 'Streams that process managers have parked', () => work.status.parked);
  metrics.gauge('milepost_managers_refused_commands', 'Commands of process managers that were refused', () => work.status.refused);
  return work;
}
