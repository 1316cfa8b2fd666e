import { Command, Money, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { agreementRecorders } from './roles.js';
import { signedAgreement } from './signed-agreement.js';
import { agreementById } from './state.js';

@Command({ name: 'record-payment', title: 'Record a payment received', roles: agreementRecorders })
export class RecordPayment extends UloCommand {
  @Reference({ label: 'Agreement', to: 'agreement' })
  agreement!: string;

  @Money({ label: 'Amount' })
  amountPence!: number;
}

export const paymentReceived = uloFact('agreements', {
  command: RecordPayment,
  type: 'PaymentReceived',
  version: 1,
  title: 'Payment received',
  decide: ({ agreement }, context) => void signedAgreement(agreement, context),
  describe: ({ amountPence }) => pounds(amountPence),
  evolve: (agreements, { id, occurredOn, data: { agreement, amountPence } }) =>
    void agreementById(agreements, agreement)?.payments.push({ id, on: occurredOn, amountPence }),
});
