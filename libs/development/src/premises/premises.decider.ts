import { RuleRefused, factData, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import {
  DeclinePremises, RecordAccessAudit, RecordPremisesOffer, RenewPremises, SecurePremises, VacatePremises,
  type OpenPremisesSearch, type premisesCommands,
} from './premises.commands.js';
import type { PremisesEvent } from './premises.events.js';
import { evolvePremises } from './premises.evolve.js';
import { nameOfPremises, type PremisesOffer, type PremisesState, type SecuredPremises } from './premises.state.js';

type PremisesCommand = InstanceType<(typeof premisesCommands)[number]>;

export const premises: Part<PremisesState, PremisesCommand, PremisesEvent, UloState> = {
  name: 'premises',
  initial: () => ({ searches: [], offers: [], secured: [] }),
  evolve: evolvePremises,

  decide(command, { at, now, occurredOn }) {
    if (command instanceof SecurePremises) {
      const { offer, startsOn, endsOn } = command;
      if (endsOn !== undefined && endsOn <= startsOn)
        throw new RuleRefused('premises-end-before-they-start', `The last day (${endsOn}) must be after the first day (${startsOn}).`);
      if (offer !== undefined) mustBeOpen(offerIn(at, offer, occurredOn));
      const taken = offer === undefined ? undefined : now.premises.secured.find((p) => p.offer === offer);
      if (taken)
        throw new RuleRefused('offer-already-taken', `The offer was taken on ${taken.securedOn}.`, [nameOfPremises(taken)], 'Renew those premises.');
      return [{ type: 'PremisesSecured', data: factData(command) }];
    }
    if (command instanceof RecordAccessAudit) {
      if (!at.premises.secured.some((p) => p.id === command.premises)) offerIn(at, command.premises, occurredOn);
      return [{ type: 'AccessAuditCompleted', data: factData(command) }];
    }
    if (command instanceof DeclinePremises) {
      const { id } = offerIn(at, command.offer, occurredOn);
      const taken = now.premises.secured.find((p) => p.offer === id);
      if (taken)
        throw new RuleRefused('offer-already-taken', `The offer was taken on ${taken.securedOn}.`, [nameOfPremises(taken)], 'Vacate those premises instead.');
      if (now.premises.offers.some((o) => o.id === id && o.declinedOn !== null)) return [];
      return [{ type: 'PremisesDeclined', data: factData(command) }];
    }
    if (command instanceof RenewPremises) {
      const held = heldIn(at, command.premises, occurredOn);
      const { endsOn } = command;
      if (endsOn === undefined && held.endsOn === null) return [];
      if (endsOn !== undefined && endsOn <= held.startsOn)
        throw new RuleRefused('premises-end-before-they-start', `The last day (${endsOn}) must be after the first day (${held.startsOn}).`);
      if (endsOn !== undefined && held.endsOn !== null && endsOn <= held.endsOn)
        throw new RuleRefused('renewal-is-not-later', `They are already held until ${held.endsOn}.`, [nameOfPremises(held)], 'Give a later last day.');
      return [{ type: 'PremisesRenewed', data: factData(command) }];
    }
    if (command instanceof VacatePremises) {
      const { id } = heldIn(at, command.premises, occurredOn);
      if (now.premises.secured.some((p) => p.id === id && p.vacatedOn !== null)) return [];
      return [{ type: 'PremisesVacated', data: factData(command) }];
    }
    if (command instanceof RecordPremisesOffer) return [{ type: 'PremisesOffered', data: factData(command) }];
    command satisfies OpenPremisesSearch;
    return [{ type: 'PremisesSearchOpened', data: factData(command) }];
  },
};

function offerIn({ premises: { offers } }: UloState, id: string, day: string): PremisesOffer {
  const offer = offers.find((o) => o.id === id);
  if (!offer) throw new RuleRefused('no-such-premises', `No such premises were offered by ${day}.`, [], 'Record the offer first, or check the day.');
  return offer;
}

function mustBeOpen({ what, declinedOn }: PremisesOffer): void {
  if (declinedOn !== null)
    throw new RuleRefused('offer-declined', `“${what}” was declined on ${declinedOn}.`, [], 'Record a new offer when it is open again.');
}

function heldIn({ premises: { secured } }: UloState, id: string, day: string): SecuredPremises {
  const held = secured.find((p) => p.id === id && p.vacatedOn === null);
  if (!held) throw new RuleRefused('premises-not-held', `No such premises were held on ${day}.`, [], 'Record that they were secured first, or check the day.');
  return held;
}
