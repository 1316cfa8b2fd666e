import { Choice, Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { lessonTopics, recorders, type LessonTopic } from './codes.js';

@Command({
  name: 'record-lesson',
  title: 'Record a lesson',
  help: 'Something that others who develop a ULO should know.',
  roles: recorders,
})
export class RecordLesson extends UloCommand {
  @LongText({ label: 'Lesson', hint: 'Do not write names.' })
  lesson!: string;

  @Choice({ label: 'What is it about?', options: lessonTopics })
  topic!: LessonTopic;
}

export const lessonLearned = uloFact('lessons', {
  command: RecordLesson,
  type: 'LessonLearned',
  version: 1,
  title: 'Lesson recorded',
  describe: ({ lesson }) => lesson,
  evolve: ({ lessons }, { id, occurredOn, data }) => void lessons.push({ id, on: occurredOn, ...data }),
});
