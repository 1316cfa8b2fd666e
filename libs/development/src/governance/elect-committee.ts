import { Command, RuleRefused } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { isAssessable } from './committee-share.js';
import { organisationDeciders } from './roles.js';
import { SeatsCommand } from './seats-command.js';
import { seatsInWords } from './seats-in-words.js';

@Command({
  name: 'elect-committee',
  title: 'Record the election of the management committee',
  help: 'How many voting members of each kind. No names.',
  roles: organisationDeciders,
})
export class ElectCommittee extends SeatsCommand {}

export const committeeElected = uloFact('governance', {
  command: ElectCommittee,
  type: 'ManagementCommitteeElected',
  version: 1,
  title: 'Management committee elected',
  decide(seats) {
    if (!isAssessable(seats))
      throw new RuleRefused('committee-without-members', 'Nobody with a vote was elected.', [], 'Enter how many voting members there are.');
  },
  describe: seatsInWords,
  evolve: ({ committee }, { id, occurredOn, data: { users, carers, others, unknown = 0 } }) =>
    void committee.push({ id, on: occurredOn, elected: true, users, carers, others, unknown }),
});
