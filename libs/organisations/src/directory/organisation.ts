import type { PlainDate } from '#kernel';
import type { OrganisationKind } from '../organisation/kinds.js';

/** The current state of an organisation in the register. */
export interface Organisation {
  id: string;
  /** The revision of the last event of its stream. */
  revision: number;
  name: string;
  kind: OrganisationKind | null;
  /** Oldest first. */
  formerNames: string[];
  /** Its matched names. */
  names: string[];
  /** The id of the organisation that it was merged into. */
  mergedInto: string | null;
  addedOn: PlainDate | null;
  /** True for shipped example data, which is invented. */
  example: boolean;
}

/** Every organisation at one moment. */
export interface OrganisationDirectory {
  /** Sorted by name, including merged ones. */
  all(): readonly Organisation[];
  one(id: string): Organisation | undefined;
  /** The id of the organisation that this one is merged into, or else its own id. Undefined for an unknown id. */
  standsFor(id: string): string | undefined;
  /** The id of the organisation of a relation; undefined while its name is not matched. */
  related(relation: { name: string; organisation: string | null }): string | undefined;
  /** An organisation and those merged with it: their ids, and their matched names, folded. */
  group(id: string): { ids: readonly string[]; keys: readonly string[] };
}
