import { uloPart } from '../ulo-part.js';
import { premisesDeclined } from './decline-premises.js';
import { premisesSearchOpened } from './open-premises-search.js';
import { accessAuditCompleted } from './record-access-audit.js';
import { premisesOffered } from './record-premises-offer.js';
import { premisesRenewed } from './renew-premises.js';
import { premisesSecured } from './secure-premises.js';
import { nameOfPremises, type PremisesOffer } from './state.js';
import { premisesVacated } from './vacate-premises.js';

export { tenures } from './codes.js';
export { givenUpOn, heldOn, isAccessible, nameOfPremises, type PremisesOffer, type SecuredPremises } from './state.js';
export { OpenPremisesSearch } from './open-premises-search.js';
export { RecordPremisesOffer } from './record-premises-offer.js';
export { RecordAccessAudit } from './record-access-audit.js';
export { DeclinePremises } from './decline-premises.js';
export { SecurePremises } from './secure-premises.js';
export { RenewPremises } from './renew-premises.js';
export { VacatePremises } from './vacate-premises.js';

const asChoice = ({ id, what, offeredOn }: PremisesOffer) => ({ id, label: `${what}, offered ${offeredOn}` });

export const premises = uloPart('premises', {
  title: 'Premises',
  initial: () => ({ searches: [], offers: [], secured: [] }),
  facts: [
    premisesSearchOpened, premisesOffered, accessAuditCompleted, premisesDeclined, premisesSecured, premisesRenewed, premisesVacated,
  ],
  choices({ premises: { offers, secured } }) {
    const held = secured.filter((p) => p.vacatedOn === null).map((p) => ({ id: p.id, label: nameOfPremises(p) }));
    return {
      premises: held,
      'premises-or-offer': [...held, ...offers.map(asChoice)],
      'open-premises-offer': offers.filter((o) => o.declinedOn === null && !secured.some((p) => p.offer === o.id)).map(asChoice),
    };
  },
});
