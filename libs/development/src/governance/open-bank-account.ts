import { Command, NOTHING, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { organisationManagers } from './roles.js';

@Command({
  name: 'open-bank-account',
  title: 'Record that a bank account was opened',
  help: 'Never write the number of the account.',
  roles: organisationManagers,
})
export class OpenBankAccount extends UloCommand {}

export const bankAccountOpened = uloFact('governance', {
  command: OpenBankAccount,
  type: 'BankAccountOpened',
  version: 1,
  title: 'Bank account opened',
  decide: (_, { now }) => (now.governance.bankAccountOpenedOn === null ? undefined : NOTHING),
  describe: () => '',
  evolve(governance, { occurredOn }) {
    governance.bankAccountOpenedOn ??= occurredOn;
  },
});
