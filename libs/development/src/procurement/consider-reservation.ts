import { Choice, Command, LongText, Reference, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { buyers, reservationChoices, type ReservationChoice } from './codes.js';
import { runningTender } from './named-tender.js';
import { tenderById } from './state.js';

@Command({ name: 'consider-reservation', title: 'Consider reserving a contract', help: 'Whether the contract is for supported businesses only, and why.', roles: buyers })
export class ConsiderReservation extends UloCommand {
  @Reference({ label: 'Tender', to: 'running-tender' })
  tender!: string;

  @Choice({ label: 'What was decided?', options: reservationChoices })
  choice!: ReservationChoice;

  @LongText({ label: 'Why?', hint: 'Do not write names.' })
  why!: string;
}

export const reservationConsidered = uloFact('procurement', {
  command: ConsiderReservation,
  type: 'ReservationConsidered',
  version: 1,
  title: 'Reservation considered',
  decide: ({ tender }, context) => void runningTender(tender, context),
  describe: ({ choice, why }) => `${reservationChoices[choice]}: ${why}`,
  evolve(procurement, { id, occurredOn, data: { tender, choice, why } }) {
    const found = tenderById(procurement, tender);
    if (found) found.consideration = { id, on: occurredOn, choice, why };
  },
});
