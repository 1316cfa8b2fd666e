import { uloWarnings, type UloState } from '#development';
import type { Folded } from '#projections';
import { warningsOf, type Warning } from '#history';

const known = new WeakMap<Folded<UloState>, Warning[]>();

/** Every period of every warning of a fold, calculated once and shared by the projections. */
export function warningsOfFolded(folded: Folded<UloState>): Warning[] {
  let warnings = known.get(folded);
  if (!warnings) known.set(folded, (warnings = warningsOf(uloWarnings, folded.state)));
  return warnings;
}
