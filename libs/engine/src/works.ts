import type { BackgroundWork } from './background-work.js';
import type { Engine } from './engine.js';
import { LogWatch } from './log-watch/log-watch.js';

/** All work that goes on beside requests: in the worker on a cluster, inside the web process on an embedded log. */
export const backgroundWorks = ({ settings, logger }: Engine): BackgroundWork[] => [
  new LogWatch({ folder: settings.dataFolder, url: settings.eventStoreUrl, onDamage: (sentence) => logger.error({}, sentence) }),
];
