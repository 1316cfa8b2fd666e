import { Choice, Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { supportNeeds, staffingRecorders, type SupportNeed } from './codes.js';

@Command({
  name: 'raise-support-need',
  title: 'Raise a need for support',
  help: 'What the staff or the group lacks to do its work.',
  roles: [...staffingRecorders, 'user-member', 'mentor'],
})
export class RaiseSupportNeed extends UloCommand {
  @Choice({ label: 'What is needed?', options: supportNeeds })
  need!: SupportNeed;

  @LongText({ label: 'Note', hint: 'Do not write names or anything about a person’s health.', optional: true })
  note?: string;
}

export const supportNeedRaised = uloFact('staffing', {
  command: RaiseSupportNeed,
  type: 'SupportNeedRaised',
  version: 1,
  title: 'Support need raised',
  describe: ({ need, note }) => (note ? `${supportNeeds[need]}: ${note}` : supportNeeds[need]),
  evolve: ({ supportNeeds: needs }, { id, occurredOn, data: { need, note = null } }) => void needs.push({ id, on: occurredOn, need, note }),
});
