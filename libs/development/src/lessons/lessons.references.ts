import type { References } from '../reference-choice.js';
import type { UloState } from '../ulo.state.js';
import { barriers } from './lessons.events.js';

export const lessonsReferences = ({ lessons }: UloState): References => ({
  'open-barrier': lessons.barriers
    .filter((b) => b.overcomeOn === null)
    .map(({ id, barrier, on }) => ({ id, label: `${barriers[barrier]}, identified on ${on}` })),
});
