import { Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';

@Command({
  name: 'adopt-constitution',
  title: 'Record that the constitution was adopted',
  help: 'The members agreed the document by which the organisation is governed.',
  roles: ['user-member', 'committee'],
})
export class AdoptConstitution extends UloCommand {
  @LongText({ label: 'Note', hint: 'For example where it was adopted. Do not write names.', optional: true })
  note?: string;
}

export const constitutionAdopted = uloFact('governance', {
  command: AdoptConstitution,
  type: 'ConstitutionAdopted',
  version: 1,
  title: 'Constitution adopted',
  decide(_, { now }) {
    const adopted = now.governance.constitution;
    if (adopted)
      throw new RuleRefused(
        'constitution-already-adopted',
        `The constitution was adopted on ${adopted.adoptedOn}.`,
        [],
        'Amend it, or correct the recorded adoption.',
      );
  },
  describe: ({ note }) => note ?? '',
  evolve(governance, { id, occurredOn, data: { note = null } }) {
    governance.constitution ??= { id, adoptedOn: occurredOn, note, amendments: [] };
  },
});
