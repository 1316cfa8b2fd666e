import { nameOfPremises } from '../premises/state.js';
import { beforeItEnds, type KindOfDeadline } from './kind-of-deadline.js';
import { terms } from './terms.js';

export const premisesEnd: KindOfDeadline = {
  label: 'Premises end',
  staysOverdue: false,
  whatToDo: 'Renew it, or find other premises, and record which.',
  tab: 'staff-and-premises',
  defaultRule: beforeItEnds,
  deadlines: ({ premises: { secured } }) =>
    secured.flatMap((held) => terms(held.terms, held.vacatedOn).map((term) => ({ subject: held.id, name: nameOfPremises(held), ...term }))),
};
