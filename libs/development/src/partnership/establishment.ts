import type { UloState } from '../ulo.state.js';

/** What stands in the way of declaring a ULO established, by name; nothing when it may be declared. */
export const establishmentBlockers = (_ulo: UloState): string[] => [];
