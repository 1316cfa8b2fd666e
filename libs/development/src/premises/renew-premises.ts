import { Command, Day, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { premisesRecorders } from './codes.js';
import { premisesHeld } from './recorded-premises.js';
import { nameOfPremises } from './state.js';

@Command({ name: 'renew-premises', title: 'Renew premises', roles: premisesRecorders })
export class RenewPremises extends UloCommand {
  @Reference({ label: 'Premises', to: 'premises' })
  premises!: string;

  @Day({ label: 'New last day', hint: 'The last day, itself included. Leave empty when no end is agreed.', optional: true })
  endsOn?: string;
}

/** `premises` is the id of the `PremisesSecured`. No last day means that no end is agreed; version 1 always had one. */
export const premisesRenewed = uloFact('premises', {
  command: RenewPremises,
  type: 'PremisesRenewed',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Premises renewed',
  decide({ premises, endsOn }, context) {
    const held = premisesHeld(premises, context);
    if (endsOn === undefined) return held.endsOn === null ? NOTHING : undefined;
    if (endsOn <= held.startsOn)
      throw new RuleRefused('premises-end-before-they-start', `The last day (${endsOn}) must be after the first day (${held.startsOn}).`);
    if (held.endsOn !== null && endsOn <= held.endsOn)
      throw new RuleRefused('renewal-is-not-later', `They are already held until ${held.endsOn}.`, [nameOfPremises(held)], 'Give a later last day.');
    return undefined;
  },
  describe: ({ endsOn }) => (endsOn ? `To ${endsOn}` : 'No end agreed'),
  evolve({ secured }, { occurredOn, data: { premises, endsOn = null } }) {
    const renewed = secured.find((p) => p.id === premises);
    if (!renewed) return;
    renewed.endsOn = endsOn;
    renewed.terms.push({ on: occurredOn, endsOn });
  },
});
