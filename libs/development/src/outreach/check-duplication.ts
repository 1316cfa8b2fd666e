import { Command, LongText, UloCommand, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { networkers } from './codes.js';

@Command({
  name: 'check-duplication',
  title: 'Check for duplication',
  help: 'So that the work of each organisation is not repeated.',
  roles: networkers,
})
export class CheckDuplication extends UloCommand {
  @YesNo({ label: 'Would work be repeated?' })
  duplicated!: boolean;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

/** `duplicated` is true when the ULO would repeat the work of another organisation. */
export const duplicationChecked = uloFact('outreach', {
  command: CheckDuplication,
  type: 'DuplicationChecked',
  version: 1,
  title: 'Duplication checked',
  describe: ({ duplicated, note }) => (duplicated ? 'Work would be repeated' : 'No duplication found') + (note === undefined ? '' : ` – ${note}`),
  evolve: ({ duplicationChecks }, { id, occurredOn, data: { duplicated, note = null } }) => void duplicationChecks.push({ id, on: occurredOn, duplicated, note }),
});
