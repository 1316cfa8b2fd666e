import type { PlainDate } from '#kernel';
import type { Dated } from './shapes.js';

export interface PartnershipView {
  agreed: (Dated & { parties: string[] }) | null;
  independenceStatementAdoptedOn: PlainDate | null;
  champion: (Dated & { post: string }) | null;
  /** Since this day the commissioner is funder only. */
  commissionerSteppedBackOn: PlainDate | null;
}
