import { append1, append64 } from './figures/append.js';
import { authorise1000 } from './figures/authorise.js';
import { dashboards200 } from './figures/dashboards.js';
import { esdbAppend64 } from './figures/esdb-append.js';
import { esdbRebuild, esdbReplay } from './figures/esdb-reading.js';
import { httpCommand } from './figures/http-command.js';
import { memory } from './figures/memory.js';
import { httpPortfolio, httpPortfolioWriting, portfolioGrowth } from './figures/portfolio.js';
import { rebuild } from './figures/rebuild.js';
import { replay } from './figures/replay.js';
import { reminderLateness, reminderReconcile } from './figures/reminders.js';
import { forecast2000, schedule10000 } from './figures/schedule.js';
import { httpCommandSignedIn, httpPortfolioSignedIn } from './figures/signed-in.js';
import { templateRollout } from './figures/template-rollout.js';
import type { Bench } from './measure/figure.js';

/** Every figure, in the order of the table. */
export const benches: readonly Bench[] = [
  append1,
  append64,
  replay,
  rebuild,
  httpCommand,
  httpPortfolio,
  httpPortfolioWriting,
  httpCommandSignedIn,
  httpPortfolioSignedIn,
  portfolioGrowth,
  dashboards200,
  memory,
  reminderReconcile,
  reminderLateness,
  templateRollout,
  schedule10000,
  forecast2000,
  authorise1000,
  esdbReplay,
  esdbRebuild,
  esdbAppend64,
];
