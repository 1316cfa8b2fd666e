import { Command, NOTHING, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { premisesRecorders } from './codes.js';
import { premisesHeld } from './recorded-premises.js';

@Command({ name: 'vacate-premises', title: 'Record that premises were vacated', roles: premisesRecorders, confirm: true })
export class VacatePremises extends UloCommand {
  @Reference({ label: 'Premises', to: 'premises' })
  premises!: string;
}

export const premisesVacated = uloFact('premises', {
  command: VacatePremises,
  type: 'PremisesVacated',
  version: 1,
  title: 'Premises vacated',
  decide({ premises }, context) {
    const { id } = premisesHeld(premises, context);
    return context.now.premises.secured.some((p) => p.id === id && p.vacatedOn !== null) ? NOTHING : undefined;
  },
  describe: () => '',
  evolve({ secured }, { occurredOn, data: { premises } }) {
    const vacated = secured.find((p) => p.id === premises);
    if (vacated) vacated.vacatedOn ??= occurredOn;
  },
});
