import { uloPart } from '../ulo-part.js';
import { contractAwarded } from './award-contract.js';
import { specificationCoProduced } from './co-produce-specification.js';
import { reservationConfirmed } from './confirm-reservation.js';
import { reservationConsidered } from './consider-reservation.js';
import { tenderGivenUp } from './give-up-tender.js';
import { priceMatchOffered } from './offer-price-match.js';
import { tenderPlanned } from './plan-tender.js';
import { tenderPublished } from './publish-tender.js';
import { isRunning, nameOfTender } from './state.js';
import { reservationTestRecorded } from './test-reservation.js';

export * from './codes.js';
export * from './state.js';
export { AwardContract } from './award-contract.js';
export { CoProduceSpecification } from './co-produce-specification.js';
export { ConfirmReservation } from './confirm-reservation.js';
export { ConsiderReservation } from './consider-reservation.js';
export { GiveUpTender } from './give-up-tender.js';
export { OfferPriceMatch } from './offer-price-match.js';
export { PlanTender } from './plan-tender.js';
export { PublishTender, daysOpen } from './publish-tender.js';
export { TestReservation } from './test-reservation.js';

export const procurement = uloPart('procurement', {
  title: 'Tenders',
  initial: () => ({ tenders: [] }),
  facts: [
    tenderPlanned, specificationCoProduced, reservationConsidered, reservationTestRecorded, reservationConfirmed, tenderPublished, priceMatchOffered, contractAwarded, tenderGivenUp,
  ],
  choices: ({ procurement: { tenders } }) => ({ 'running-tender': tenders.filter(isRunning).map((tender) => ({ id: tender.id, label: nameOfTender(tender) })) }),
});
