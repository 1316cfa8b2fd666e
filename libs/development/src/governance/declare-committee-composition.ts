import { Command } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { organisationDeciders } from './roles.js';
import { SeatsCommand } from './seats-command.js';
import { seatsInWords } from './seats-in-words.js';

@Command({
  name: 'declare-committee-composition',
  title: 'Declare who is on the management committee',
  help: 'When seats changed between elections. How many voting members of each kind. No names.',
  roles: organisationDeciders,
})
export class DeclareCommitteeComposition extends SeatsCommand {}

export const committeeCompositionDeclared = uloFact('governance', {
  command: DeclareCommitteeComposition,
  type: 'CommitteeCompositionDeclared',
  version: 1,
  title: 'Committee composition declared',
  describe: seatsInWords,
  evolve: ({ committee }, { id, occurredOn, data: { users, carers, others, unknown = 0 } }) =>
    void committee.push({ id, on: occurredOn, elected: false, users, carers, others, unknown }),
});
