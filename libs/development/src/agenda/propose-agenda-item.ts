import { Choice, Command, Reference, RuleRefused, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { meetingParts, proposers, type MeetingPart } from './codes.js';
import { meetingById } from './state.js';

@Command({ name: 'propose-agenda-item', title: 'Propose an item of an agenda', help: 'Everybody may propose; only the users adopt.', roles: proposers })
export class ProposeAgendaItem extends UloCommand {
  @Reference({ label: 'For which meeting?', to: 'meeting' })
  meeting!: string;

  @Text({ label: 'Item', hint: 'What it is about. Do not write names.' })
  item!: string;

  @Choice({ label: 'Who proposed it?', options: meetingParts })
  proposedBy!: MeetingPart;
}

export const agendaItemProposed = uloFact('agenda', {
  command: ProposeAgendaItem,
  type: 'AgendaItemProposed',
  version: 1,
  title: 'Item of an agenda proposed',
  decide({ meeting }, { now }) {
    if (!meetingById(now.agenda, meeting)) throw new RuleRefused('no-such-meeting', 'There is no such meeting.', [], 'Record the meeting first.');
  },
  describe: ({ item, proposedBy }) => `${item}, proposed by: ${meetingParts[proposedBy].toLowerCase()}`,
  evolve: ({ items }, { id, occurredOn, data }) => void items.push({ id, on: occurredOn, ...data, adoptedOn: null }),
});
