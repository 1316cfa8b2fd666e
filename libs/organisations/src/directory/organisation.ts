import type { PlainDate } from '#kernel';
import type { OrganisationKind } from '../organisation/kinds.js';

/** An organisation of the register as it stands now. */
export interface Organisation {
  id: string;
  /** Of the last event of its stream. */
  revision: number;
  name: string;
  kind: OrganisationKind | null;
  /** The oldest first. */
  formerNames: string[];
  /** Names in what was recorded that stand for it. */
  names: string[];
  /** The id of the organisation that it was merged into. */
  mergedInto: string | null;
  addedOn: PlainDate | null;
  /** True when it is shipped example data: invented. */
  example: boolean;
}

/** Every organisation at one moment. */
export interface OrganisationDirectory {
  /** By name; merged ones too. */
  all(): readonly Organisation[];
  one(id: string): Organisation | undefined;
  /** The id of the organisation that this one is part of: its own while it was not merged. Undefined of an unknown id. */
  standsFor(id: string): string | undefined;
  /** The id of the organisation that a relation is with; undefined while its name is matched with none. */
  related(relation: { name: string; organisation: string | null }): string | undefined;
  /** An organisation with those that were merged into it: their ids, and the names matched with them, folded. */
  group(id: string): { ids: readonly string[]; keys: readonly string[] };
}
