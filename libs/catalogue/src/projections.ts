import { calendarProjection, closedProgrammesProjection } from '#calendar';
import { projections as dashboards } from '#dashboards';
import { peopleProjection } from '#people';
import type { AnyProjection } from '#projections';

/** Every read model there is. */
export const projections: readonly AnyProjection[] = [...dashboards, peopleProjection, calendarProjection, closedProgrammesProjection];
