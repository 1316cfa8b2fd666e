import { Command, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { staffingRecorders } from './codes.js';
import { workerInPost } from './worker-in-post.js';

@Command({
  name: 'record-supervision',
  title: 'Record that supervision was held',
  help: 'That it was held, never what was said.',
  roles: staffingRecorders,
})
export class RecordSupervision extends UloCommand {
  @Reference({ label: 'Worker', to: 'worker-in-post' })
  worker!: string;
}

export const supervisionHeld = uloFact('staffing', {
  command: RecordSupervision,
  type: 'SupervisionHeld',
  version: 1,
  title: 'Supervision held',
  decide: ({ worker }, context) => void workerInPost(worker, context),
  describe: () => '',
  evolve: ({ supervisions }, { id, occurredOn, data: { worker } }) => void supervisions.push({ id, on: occurredOn, worker }),
});
