import { uloWarnings, type UloState } from '#development';
import type { Folded } from '#projections';
import { warningsOf, type Warning } from '#history';

const known = new WeakMap<Folded<UloState>, Warning[]>();

/** Every stretch of every warning of a fold, worked out once for all the projections that look at it. */
export function warningsOfFolded(folded: Folded<UloState>): Warning[] {
  let warnings = known.get(folded);
  if (!warnings) known.set(folded, (warnings = warningsOf(uloWarnings, folded.state)));
  return warnings;
}
