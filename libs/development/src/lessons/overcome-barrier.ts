import { Command, LongText, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { recorders } from './codes.js';

@Command({ name: 'overcome-barrier', title: 'Record a barrier overcome', roles: recorders })
export class OvercomeBarrier extends UloCommand {
  @Reference({ label: 'Barrier', to: 'open-barrier' })
  identified!: string;

  @LongText({ label: 'How was it overcome?', hint: 'Do not write names.' })
  how!: string;
}

export const barrierOvercome = uloFact('lessons', {
  command: OvercomeBarrier,
  type: 'BarrierOvercome',
  version: 1,
  title: 'Barrier overcome',
  decide({ identified }, { at, now }) {
    if (!at.lessons.barriers.some((b) => b.id === identified))
      throw new RuleRefused('no-such-barrier', 'No such barrier was identified by that day.', [], 'Choose an open barrier.');
    const overcomeOn = now.lessons.barriers.find((b) => b.id === identified)?.overcomeOn ?? null;
    if (overcomeOn !== null) throw new RuleRefused('barrier-already-overcome', `It was overcome on ${overcomeOn}.`);
  },
  describe: ({ how }) => how,
  evolve({ barriers }, { occurredOn, data }) {
    const barrier = barriers.find((b) => b.id === data.identified);
    if (barrier?.overcomeOn === null) Object.assign(barrier, { overcomeOn: occurredOn, how: data.how });
  },
});
