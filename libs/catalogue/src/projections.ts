import { calendarProjection, closedProgrammesProjection } from '#calendar';
import { projections as dashboards } from '#dashboards';
import { uloRules } from '#development';
import type { StreamKind } from '#kernel';
import { peopleProjection } from '#people';
import type { AnyProjection } from '#projections';
import { processes } from './processes.js';

const factsOf = (kind: StreamKind): string[] => Object.entries(processes[kind].events).map(([type, { version }]) => `${type}@${version}`);

const madeWith = (kind: StreamKind): string[] => [...factsOf(kind), ...(kind === 'ulo' ? uloRules : [])].sort();

/** Every read model there is. A fact or a rule that is added or gets another version builds them anew. */
export const projections: readonly AnyProjection[] = [...dashboards, peopleProjection, calendarProjection, closedProgrammesProjection].map(
  (projection: AnyProjection) => ({ ...projection, madeWith: madeWith(projection.kind) }),
);
