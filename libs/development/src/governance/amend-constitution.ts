import { Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';

@Command({ name: 'amend-constitution', title: 'Amend the constitution', roles: ['user-member', 'committee'] })
export class AmendConstitution extends UloCommand {
  @LongText({ label: 'What was changed?', hint: 'Do not write names.' })
  change!: string;
}

export const constitutionAmended = uloFact('governance', {
  command: AmendConstitution,
  type: 'ConstitutionAmended',
  version: 1,
  title: 'Constitution amended',
  decide(_, { at, occurredOn }) {
    if (!at.governance.constitution)
      throw new RuleRefused('no-constitution', `No constitution was adopted by ${occurredOn}.`, [], 'Record its adoption first.');
  },
  describe: ({ change }) => change,
  evolve: ({ constitution }, { id, occurredOn, data: { change } }) =>
    void constitution?.amendments.push({ id, on: occurredOn, change }),
});
