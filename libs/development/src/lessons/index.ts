import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { barriers } from './codes.js';
import { barrierIdentified } from './identify-barrier.js';
import { barrierOvercome } from './overcome-barrier.js';
import { resourceLinked } from './link-resource.js';
import { contextNoted } from './note-context.js';
import { lessonLearned } from './record-lesson.js';

export * from './codes.js';
export * from './state.js';
export { LinkResource } from './link-resource.js';
export { NoteContext } from './note-context.js';
export { RecordLesson } from './record-lesson.js';
export { IdentifyBarrier } from './identify-barrier.js';
export { OvercomeBarrier } from './overcome-barrier.js';

export const lessons = uloPart('lessons', {
  title: 'Lessons',
  initial: () => ({ lessons: [], barriers: [], resources: [], notes: [] }),
  facts: [lessonLearned, barrierIdentified, barrierOvercome, resourceLinked, contextNoted],
  choices: (ulo) => ({
    'open-barrier': ulo.lessons.barriers
      .filter((b) => b.overcomeOn === null)
      .map(({ id, barrier, on }) => ({ id, label: `${barriers[barrier]}, identified on ${on}` })),
  }),
});
export type LessonsEvent = EventOf<typeof lessons>;
