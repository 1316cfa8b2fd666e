import type { PlainDate } from '#kernel';
import type { OrganisationKind } from './kinds.js';

export interface RegisterState {
  /** Null until it is added. */
  name: string | null;
  /** Earlier names, oldest first. */
  formerNames: string[];
  kind: OrganisationKind | null;
  addedOn: PlainDate | null;
  /** The id of the organisation that it is merged into. */
  mergedInto: string | null;
}

/** An organisation of the register. */
export interface OrganisationState {
  register: RegisterState;
  names: {
    /** Its matched names, as they were recorded. */
    matched: string[];
  };
}
