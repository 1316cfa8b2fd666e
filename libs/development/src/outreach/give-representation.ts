import { Command, LongText, Text, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted } from '../words.js';
import { networkers } from './codes.js';

@Command({ name: 'give-representation', title: 'Record that local people were represented', help: 'The ULO was the voice of local people before those who decide. Numbers only.', roles: networkers })
export class GiveRepresentation extends UloCommand {
  @Text({ label: 'Before whom?', hint: 'A board, a consultation, senior managers. Do not write names of people.' })
  before!: string;

  @Whole({ label: 'How many people who use services spoke?', min: 1, max: 1000 })
  people!: number;

  @LongText({ label: 'What was the result?', hint: 'Do not write names.', optional: true })
  outcome?: string;
}

export const representationGiven = uloFact('outreach', {
  command: GiveRepresentation,
  type: 'RepresentationGiven',
  version: 1,
  title: 'Local people represented',
  describe: ({ before, people, outcome }) => `${counted(people, 'person', 'people')} before ${before}${outcome === undefined ? '' : `: ${outcome}`}`,
  evolve: ({ representations }, { id, occurredOn, data: { outcome = null, ...given } }) => void representations.push({ id, on: occurredOn, ...given, outcome }),
});
