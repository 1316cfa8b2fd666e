import { addDays, type WarningRule } from '#kernel';
import { earliest } from '../earliest.js';
import type { UloState } from '../ulo.state.js';
import { until } from './intervals.js';

/** The warning opens on the day after exactly eight weeks. */
const silentDays = 57;

export const noPlan: WarningRule<UloState> = {
  code: 'no-plan',
  version: 1,
  title: 'No plan',
  severity: 'amber',
  pressing: true,
  source: 'SCIE guide 36: milestones with realistic timescales. Eight weeks are a planning default.',
  matters: 'Without a plan nobody can see what is late, and nobody has said how long it may take.',
  clearedBy: ['draft-plan', 'adopt-plan', 'lay-out-plan'],
  owner: 'programme-manager',
  intervals({ partnership: { startedOn }, plan: { plans }, steps, course: { ended } }) {
    if (startedOn === null) return [];
    const clears = earliest(plans[0]?.on, steps.plan?.on);
    return until([{ opens: addDays(startedOn, silentDays), clears, why: `The development started on ${startedOn}.` }], ended?.on ?? null);
  },
};
