import { Choice, Command, LongText, Reference, UloCommand } from '#kernel';
import { barriers, lessonTopics, type Barrier, type LessonTopic } from './lessons.events.js';

const part = 'lessons';
const everybody = ['programme-manager', 'commissioner', 'mentor', 'user-member', 'development-worker', 'committee'] as const;

@Command({
  name: 'record-lesson',
  title: 'Record a lesson',
  help: 'Something that others who develop a ULO should know.',
  part,
  stream: 'ulo',
  roles: everybody,
  records: 'LessonLearned',
})
export class RecordLesson extends UloCommand {
  @LongText({ label: 'Lesson', hint: 'Do not write names.' })
  lesson!: string;

  @Choice({ label: 'What is it about?', options: lessonTopics })
  topic!: LessonTopic;
}

@Command({
  name: 'identify-barrier',
  title: 'Identify a barrier',
  part,
  stream: 'ulo',
  roles: everybody,
  records: 'BarrierIdentified',
})
export class IdentifyBarrier extends UloCommand {
  @Choice({ label: 'Which barrier?', options: barriers })
  barrier!: Barrier;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'overcome-barrier',
  title: 'Record a barrier overcome',
  part,
  stream: 'ulo',
  roles: everybody,
  records: 'BarrierOvercome',
})
export class OvercomeBarrier extends UloCommand {
  @Reference({ label: 'Barrier', to: 'open-barrier' })
  identified!: string;

  @LongText({ label: 'How was it overcome?', hint: 'Do not write names.' })
  how!: string;
}

export const lessonsCommands = [RecordLesson, IdentifyBarrier, OvercomeBarrier] as const;
