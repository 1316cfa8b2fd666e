import { Command, LongText, Reference, UloCommand, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { premisesSeekers } from './codes.js';
import { offerWithId } from './recorded-premises.js';

@Command({ name: 'record-access-audit', title: 'Record an access audit', roles: premisesSeekers })
export class RecordAccessAudit extends UloCommand {
  @Reference({ label: 'Premises', to: 'premises-or-offer' })
  premises!: string;

  @YesNo({ label: 'Is there a step-free entrance?' })
  stepFree!: boolean;

  @YesNo({ label: 'Are they accessible as a whole?' })
  accessible!: boolean;

  @LongText({ label: 'What was found?', optional: true })
  findings?: string;
}

/** `premises` is the id of the `PremisesOffered` or the `PremisesSecured` that was audited. */
export const accessAuditCompleted = uloFact('premises', {
  command: RecordAccessAudit,
  type: 'AccessAuditCompleted',
  version: 1,
  title: 'Access audit completed',
  decide({ premises }, context) {
    if (!context.at.premises.secured.some((p) => p.id === premises)) offerWithId(premises, context);
  },
  describe: ({ stepFree, accessible, findings }) =>
    `${accessible ? 'Accessible' : 'Not accessible'}, ${stepFree ? 'step-free entrance' : 'no step-free entrance'}${findings ? `: ${findings}` : ''}`,
  evolve({ offers, secured }, { id, occurredOn: on, data: { premises, stepFree, accessible, findings = null } }) {
    const audit = { id, on, stepFree, accessible, findings };
    offers.find((o) => o.id === premises)?.audits.push(audit);
    const held = secured.find((p) => p.id === premises);
    held?.audits.push(audit);
    held?.access.push({ on, accessible });
  },
});
