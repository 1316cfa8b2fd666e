import { Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';

@Command({
  name: 'adopt-independence-statement',
  title: 'Adopt an independence statement',
  help: 'The group says that it is no part of the local authority and that its users set the agenda. Only the users adopt it.',
  roles: ['user-member'],
})
export class AdoptIndependenceStatement extends UloCommand {
  @LongText({ label: 'Statement', hint: 'Do not write names.' })
  statement!: string;
}

export const independenceStatementAdopted = uloFact('partnership', {
  command: AdoptIndependenceStatement,
  type: 'IndependenceStatementAdopted',
  version: 1,
  title: 'Independence statement adopted',
  describe: ({ statement }) => statement,
  evolve: ({ independence }, { id, occurredOn, data: { statement } }) => void independence.push({ id, on: occurredOn, statement }),
});
