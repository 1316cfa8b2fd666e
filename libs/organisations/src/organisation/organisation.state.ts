import type { PlainDate } from '#kernel';
import type { OrganisationKind } from './kinds.js';

export interface RegisterState {
  /** Null until it was added. */
  name: string | null;
  /** Names that it had before, the oldest first. */
  formerNames: string[];
  kind: OrganisationKind | null;
  addedOn: PlainDate | null;
  /** The id of the organisation that it is part of since it was merged. */
  mergedInto: string | null;
}

/** An organisation of the register. */
export interface OrganisationState {
  register: RegisterState;
  names: {
    /** Names in events that stand for this organisation, as they were written. */
    matched: string[];
  };
}
