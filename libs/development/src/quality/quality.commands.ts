import { Choice, Command, Day, LongText, Text, UloCommand, type Role } from '#kernel';
import { qualitySystems, type QualitySystem } from './quality.events.js';

const keepers: readonly Role[] = ['committee', 'development-worker', 'programme-manager'];

@Command({
  name: 'choose-quality-system',
  title: 'Choose a quality system',
  part: 'quality',
  stream: 'ulo',
  roles: ['committee', 'programme-manager'],
  records: 'QualitySystemChosen',
})
export class ChooseQualitySystem extends UloCommand {
  @Choice({ label: 'Quality system', options: qualitySystems })
  system!: QualitySystem;

  @Text({ label: 'Note', hint: 'For another system: which one.', optional: true })
  note?: string;
}

@Command({
  name: 'complete-quality-self-assessment',
  title: 'Record a quality self-assessment',
  help: 'Needs a quality system that was chosen before.',
  part: 'quality',
  stream: 'ulo',
  roles: keepers,
  records: 'QualitySelfAssessmentCompleted',
})
export class CompleteQualitySelfAssessment extends UloCommand {
  @LongText({ label: 'Note', hint: 'What came out, in short. Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'record-quality-award',
  title: 'Record a quality award',
  part: 'quality',
  stream: 'ulo',
  roles: keepers,
  records: 'QualityAwardGranted',
})
export class RecordQualityAward extends UloCommand {
  @Text({ label: 'Level', hint: 'For example “Level 1”.', max: 60, optional: true })
  level?: string;

  @Day({ label: 'Last day', hint: 'The last day on which the award is valid.' })
  endsOn!: string;
}

export const qualityCommands = [ChooseQualitySystem, CompleteQualitySelfAssessment, RecordQualityAward] as const;
