import { Choice, Command, NOTHING, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { progressKinds, type ProgressKind } from './codes.js';
import { progressReached } from './reached.js';
import { isSameProgress, progressInWords } from './state.js';

/** Only a process manager issues this command. */
@Command({ name: 'record-progress', title: 'Record what a development has reached', roles: ['milepost'] })
export class RecordProgress extends UloCommand {
  @Choice({ label: 'What is reached?', options: progressKinds })
  kind!: ProgressKind;

  @Text({ label: 'Code of the phase', optional: true })
  phase?: string;

  @Text({ label: 'Title of the phase', optional: true })
  title?: string;
}

export const progressMade = uloFact('progress', {
  command: RecordProgress,
  type: 'ProgressMade',
  version: 1,
  title: 'Progress made',
  decide({ kind, phase = null }, { now, occurredOn }) {
    const isIt = (other: Parameters<typeof isSameProgress>[0]): boolean => isSameProgress(other, { kind, phase });
    const isRecorded = now.progress.recorded.some((one) => isIt(one) && one.on === occurredOn);
    return isRecorded || !progressReached(now).some(isIt) ? NOTHING : undefined;
  },
  describe: ({ kind, title = null }) => progressInWords({ kind, title }),
  evolve: ({ recorded }, { id, occurredOn, data: { kind, phase = null, title = null } }) => void recorded.push({ id, kind, phase, title, on: occurredOn }),
});
