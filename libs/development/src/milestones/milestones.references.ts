import type { References } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { isOpen } from './milestones.state.js';

export const milestonesReferences = ({ milestones: { milestones } }: UloState): References => ({
  'open-milestone': milestones.filter(isOpen).map(({ id, name, dueOn }) => ({ id, label: `${name}, due on ${dueOn}` })),
  'achieved-milestone': milestones
    .filter((m) => m.achievedOn !== null)
    .map(({ id, name, achievedOn }) => ({ id, label: `${name}, achieved on ${achievedOn}` })),
});
