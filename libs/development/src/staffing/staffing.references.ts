import type { References } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { postInWords } from './staffing.events.js';
import { termsOf, workersInPost } from './staffing.state.js';

export const staffingReferences = ({ staffing }: UloState): References => ({
  'worker-in-post': workersInPost(staffing).map((worker) => ({
    id: worker.id,
    label: `Development worker appointed ${worker.appointedOn}, ${postInWords(termsOf(worker))}`,
  })),
});
