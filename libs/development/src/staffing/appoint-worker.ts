import { ChoiceList, Command, capital } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { employers, workerSkills, type WorkerSkill } from './codes.js';
import { PostCommand, postInWords } from './post.js';

@Command({
  name: 'appoint-worker',
  title: 'Record the appointment of a development worker',
  help: 'No names: the post only.',
  roles: employers,
})
export class AppointWorker extends PostCommand {
  @ChoiceList({ label: 'Which skills does the worker bring?', options: workerSkills, optional: true })
  skills?: WorkerSkill[];
}

export const developmentWorkerAppointed = uloFact('staffing', {
  command: AppointWorker,
  type: 'DevelopmentWorkerAppointed',
  version: 2,
  // Version 1 did not ask for skills.
  upcasters: { 1: (data) => data },
  title: 'Development worker appointed',
  describe: (post) => capital(postInWords(post)),
  evolve: ({ workers }, { id, occurredOn, data: { skills = [], ...terms } }) =>
    void workers.push({ id, appointedOn: occurredOn, skills, terms: [{ on: occurredOn, ...terms }], leftOn: null }),
});
