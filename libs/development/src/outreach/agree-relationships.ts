import { Command, LongText, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted } from '../words.js';
import { networkers } from './codes.js';

@Command({ name: 'agree-relationships', title: 'Agree supportive relationships', roles: networkers })
export class AgreeRelationships extends UloCommand {
  @Whole({ label: 'How many were agreed?', min: 1, max: 10_000 })
  count!: number;

  @LongText({ label: 'Terms', hint: 'What each side does for the other. Do not write names of people.', optional: true })
  terms?: string;
}

export const relationshipsAgreed = uloFact('outreach', {
  command: AgreeRelationships,
  type: 'RelationshipsAgreed',
  version: 1,
  title: 'Supportive relationships agreed',
  describe: ({ count, terms }) => counted(count, 'relationship') + (terms === undefined ? '' : `: ${terms}`),
  evolve: ({ relationships }, { id, occurredOn, data: { count, terms = null } }) => void relationships.push({ id, on: occurredOn, count, terms }),
});
