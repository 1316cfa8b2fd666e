import { Command, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { employers } from './codes.js';
import { workerInPost } from './worker-in-post.js';

@Command({ name: 'record-worker-left', title: 'Record that the development worker left', roles: employers })
export class RecordWorkerLeft extends UloCommand {
  @Reference({ label: 'Worker', to: 'worker-in-post' })
  worker!: string;
}

export const developmentWorkerLeft = uloFact('staffing', {
  command: RecordWorkerLeft,
  type: 'DevelopmentWorkerLeft',
  version: 1,
  title: 'Development worker left',
  decide(command, context) {
    const worker = workerInPost(command.worker, context);
    const left = context.now.staffing.workers.find((w) => w.id === worker.id)?.leftOn ?? null;
    if (left !== null)
      throw new RuleRefused('worker-already-left', `It is recorded that this worker left on ${left}.`, [], 'Correct that record if the day is wrong.');
  },
  describe: () => '',
  evolve({ workers }, { occurredOn, data }) {
    const worker = workers.find((w) => w.id === data.worker);
    if (worker) worker.leftOn ??= occurredOn;
  },
});
