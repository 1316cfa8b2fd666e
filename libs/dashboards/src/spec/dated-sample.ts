import type { DatedUlo } from '../dated/dated.facts.js';

/** A ULO with only a start, plus the values of a test. */
export const datedSample = (more: Partial<DatedUlo> = {}): DatedUlo => ({
  id: 'one', name: 'One', area: 'Town', programme: 'p', example: false, startedOn: '2026-01-05', ended: null, pauses: [], hasPlan: true, finishes: [['2026-01-05', '2028-06-30']], aims: [], warnings: [],
  phases: [{ phase: { code: 'begin', label: 'Begin' }, passedOn: '2026-03-01' }, { phase: { code: 'build', label: 'Build' }, passedOn: null }], returns: [], sessions: [], actions: [], bids: [], core: [], reached: [], barriers: [],
  lessons: [], committee: [], launches: [], launchHeldOn: null, endings: [], active: ['2026-01-05'], ...more,
});

/** A milestone with a due day, plus the values of a test. */
export const aim = (due: string, more: Partial<DatedUlo['aims'][number]> = {}): DatedUlo['aims'][number] => ({
  id: 'm', name: 'Launch', kind: 'milestone', owner: null, plannedOn: '2026-01-05', agreed: [['2026-01-05', due]], moves: [], achievedOn: null, cancelledOn: null, readyOn: '2026-01-05', ...more,
});
