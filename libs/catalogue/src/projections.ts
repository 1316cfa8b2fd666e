import { calendarProjection, closedProgrammesProjection } from '#calendar';
import { projections as dashboards } from '#dashboards';
import { uloRules } from '#development';
import type { StreamKind } from '#kernel';
import { organisationsProjection, relationsProjection } from '#organisations';
import { everywhereProjection, peopleProjection } from '#people';
import type { AnyProjection } from '#projections';
import { deciders } from './deciders.js';

const factsOf = (kind: StreamKind): string[] => Object.entries(deciders[kind].events).map(([type, { version }]) => `${type}@${version}`);

const madeWith = (kind: StreamKind): string[] => [...factsOf(kind), ...(kind === 'ulo' ? uloRules : [])].sort();

/** Every projection. Its read model is rebuilt when a fact or a rule is added or gets another version. */
export const projections: readonly AnyProjection[] = [...dashboards, peopleProjection, everywhereProjection, organisationsProjection, relationsProjection, calendarProjection, closedProgrammesProjection].map(
  (projection: AnyProjection) => ({ ...projection, madeWith: madeWith(projection.kind) }),
);
