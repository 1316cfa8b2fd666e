import { Command, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { buyers } from './codes.js';
import { runningTender } from './named-tender.js';
import { tenderById } from './state.js';

@Command({ name: 'confirm-reservation', title: 'Confirm that a contract is reserved', help: 'Needs a test in which both limbs were met, under the law of the day on which the procurement began.', roles: buyers })
export class ConfirmReservation extends UloCommand {
  @Reference({ label: 'Tender', to: 'running-tender' })
  tender!: string;
}

export const reservationConfirmed = uloFact('procurement', {
  command: ConfirmReservation,
  type: 'ReservationConfirmed',
  version: 1,
  title: 'Reservation confirmed',
  decide({ tender }, context) {
    const test = runningTender(tender, context).tests.at(-1);
    const blockers = test ? [...(test.purposeMet ? [] : ['The purpose is not as the law asks']), ...(test.shareMet ? [] : ['The share of the workforce is not as the law asks'])] : ['No test was recorded'];
    if (blockers.length > 0)
      throw new RuleRefused('reservation-test-not-met', 'A contract can be reserved only when the purpose and the share are both met.', blockers, 'Record a test that is met, or leave the contract open.');
  },
  describe: () => '',
  evolve(procurement, { occurredOn, data: { tender } }) {
    const found = tenderById(procurement, tender);
    if (found) found.reservedOn = occurredOn;
  },
});
