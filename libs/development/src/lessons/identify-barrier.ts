import { Choice, Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { barriers, recorders, type Barrier } from './codes.js';

@Command({ name: 'identify-barrier', title: 'Identify a barrier', roles: recorders })
export class IdentifyBarrier extends UloCommand {
  @Choice({ label: 'Which barrier?', options: barriers })
  barrier!: Barrier;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const barrierIdentified = uloFact('lessons', {
  command: IdentifyBarrier,
  type: 'BarrierIdentified',
  version: 1,
  title: 'Barrier identified',
  decide({ barrier }, { at, now }) {
    const open = [at, now].flatMap((state) => state.lessons.barriers).find((b) => b.barrier === barrier && b.overcomeOn === null);
    if (open)
      throw new RuleRefused(
        'barrier-already-identified',
        `This barrier was identified on ${open.on} and not overcome.`,
        [],
        'Record how it was overcome, or correct the day.',
      );
  },
  describe: ({ barrier, note }) => barriers[barrier] + (note === undefined ? '' : ` – ${note}`),
  evolve: (lessons, { id, occurredOn, data: { barrier, note = null } }) =>
    void lessons.barriers.push({ id, on: occurredOn, barrier, note, overcomeOn: null, how: null }),
});
