import { Command, capital } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { employers } from './codes.js';
import { PostCommand, postInWords } from './post.js';

@Command({
  name: 'appoint-worker',
  title: 'Record the appointment of a development worker',
  help: 'No names: the post only.',
  roles: employers,
})
export class AppointWorker extends PostCommand {}

export const developmentWorkerAppointed = uloFact('staffing', {
  command: AppointWorker,
  type: 'DevelopmentWorkerAppointed',
  version: 1,
  title: 'Development worker appointed',
  describe: (post) => capital(postInWords(post)),
  evolve: ({ workers }, { id, occurredOn, data }) =>
    void workers.push({ id, appointedOn: occurredOn, terms: [{ on: occurredOn, ...data }], leftOn: null }),
});
