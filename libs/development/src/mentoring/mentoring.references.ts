import type { References } from '../reference-choice.js';
import type { UloState } from '../ulo.state.js';

export const mentoringReferences = ({ mentoring }: UloState): References => ({
  'open-mentor-action': mentoring.actions.filter((a) => a.closedOn === null).map(({ id, action }) => ({ id, label: action })),
});
