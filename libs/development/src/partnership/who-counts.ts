import { usersOnly, type Counting } from '../governance/committee-share.js';
import type { PartnershipState } from './state.js';

/** The categories that count toward the users’ share under the rules of this ULO’s programme. */
export const whoCounts = ({ carersCount }: PartnershipState): Counting => (carersCount ? ['users', 'carers'] : usersOnly);
