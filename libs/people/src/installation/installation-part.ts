import { factsOf, partsOf } from '#kernel';
import type { InstallationState } from './installation.state.js';

/** Declares a fact of one part of the installation. */
export const installationFact = factsOf<InstallationState>('installation');
/** Defines a part of the installation from its facts. */
export const installationPart = partsOf<InstallationState>();
