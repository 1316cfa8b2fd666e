import type { References } from '#kernel';
import type { UloState } from '../ulo.state.js';

export const mentoringReferences = ({ mentoring }: UloState): References => ({
  'mentoring-agreement': mentoring.agreements
    .filter((a) => a.endedOn === null)
    .map(({ id, mentor, startsOn, endsOn }) => ({ id, label: `${mentor}, ${startsOn} to ${endsOn}` })),
  'open-mentor-action': mentoring.actions.filter((a) => a.closedOn === null).map(({ id, action }) => ({ id, label: action })),
});
