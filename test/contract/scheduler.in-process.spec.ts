import { systemClock } from '#kernel';
import { InProcessScheduler } from '#reminders';
import { describeSchedulerContract } from '../../libs/reminders/src/contract/scheduler.contract.js';

describeSchedulerContract('timers in the process', async () => ({
  open: (retries) => new InProcessScheduler({ clock: systemClock, retries }),
  dispose: async () => undefined,
}));
