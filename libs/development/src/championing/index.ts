import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { accessFacilitated } from './facilitate-access.js';
import { championingLogged } from './log-championing.js';
import { championNamed } from './name-champion.js';

export * from './codes.js';
export * from './state.js';
export { NameChampion } from './name-champion.js';
export { LogChampioning } from './log-championing.js';
export { FacilitateAccess } from './facilitate-access.js';

export const championing = uloPart('championing', {
  title: 'Championing',
  initial: () => ({ champions: [], activities: [], resources: [] }),
  facts: [championNamed, championingLogged, accessFacilitated],
});
export type ChampioningEvent = EventOf<typeof championing>;
