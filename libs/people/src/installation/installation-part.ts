import { factsOf, partsOf } from '#kernel';
import type { InstallationState } from './installation.state.js';

/** Declares a fact of one part of the installation. */
export const installationFact = factsOf<InstallationState>('installation');
/** Puts a part of the installation together. */
export const installationPart = partsOf<InstallationState>();
