import { Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { premisesSeekers } from './codes.js';

@Command({ name: 'open-premises-search', title: 'Open the search for premises', roles: premisesSeekers })
export class OpenPremisesSearch extends UloCommand {
  @LongText({ label: 'What is needed?', hint: 'For example rooms, access, transport.', optional: true })
  needs?: string;
}

export const premisesSearchOpened = uloFact('premises', {
  command: OpenPremisesSearch,
  type: 'PremisesSearchOpened',
  version: 1,
  title: 'Search for premises opened',
  describe: ({ needs }) => needs ?? '',
  evolve: ({ searches }, { id, occurredOn, data: { needs = null } }) => void searches.push({ id, on: occurredOn, needs }),
});
