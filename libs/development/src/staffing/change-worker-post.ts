import { Command, NOTHING, Reference, capital } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { employers } from './codes.js';
import { PostCommand, postInWords } from './post.js';
import { termsOf } from './state.js';
import { workerInPost } from './worker-in-post.js';

@Command({ name: 'change-worker-post', title: 'Change the development worker’s post', roles: employers })
export class ChangeWorkerPost extends PostCommand {
  @Reference({ label: 'Worker', to: 'worker-in-post' })
  worker!: string;
}

/** `worker` is the id of the `DevelopmentWorkerAppointed`. */
export const workerPostChanged = uloFact('staffing', {
  command: ChangeWorkerPost,
  type: 'WorkerPostChanged',
  version: 1,
  title: 'Development worker’s post changed',
  decide({ worker, fullTimeEquivalent, dedicated }, context) {
    const terms = termsOf(workerInPost(worker, context));
    return fullTimeEquivalent === terms.fullTimeEquivalent && dedicated === terms.dedicated ? NOTHING : undefined;
  },
  describe: (post) => capital(postInWords(post)),
  evolve: ({ workers }, { occurredOn, data: { worker, ...terms } }) =>
    void workers.find((w) => w.id === worker)?.terms.push({ on: occurredOn, ...terms }),
});
