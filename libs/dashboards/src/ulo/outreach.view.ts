import type { Dated } from './shapes.js';

export interface OutreachView {
  /** Oldest first: each time local organisations were mapped or relationships agreed. */
  networking: (Dated & { organisationsMapped: number; duplicationFound: boolean | null; relationshipsAgreed: number })[];
  organisationsMapped: number;
  relationshipsAgreed: number;
  /** Local people brought together, as counts. */
  gatherings: (Dated & { users: number; carers: number })[];
}
