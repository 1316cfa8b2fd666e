import { Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { qualityRecorders } from './codes.js';
import { refuseWithoutSystem } from './refuse-without-system.js';

@Command({
  name: 'complete-quality-self-assessment',
  title: 'Record a quality self-assessment',
  help: 'Needs a quality system that was chosen before.',
  roles: qualityRecorders,
})
export class CompleteQualitySelfAssessment extends UloCommand {
  @LongText({ label: 'Note', hint: 'What came out, in short. Do not write names.', optional: true })
  note?: string;
}

export const qualitySelfAssessmentCompleted = uloFact('quality', {
  command: CompleteQualitySelfAssessment,
  type: 'QualitySelfAssessmentCompleted',
  version: 1,
  title: 'Quality self-assessment completed',
  decide: (_, context) => refuseWithoutSystem(context),
  describe: ({ note }) => note ?? '',
  evolve: ({ selfAssessments }, { id, occurredOn, data: { note = null } }) => void selfAssessments.push({ id, on: occurredOn, note }),
});
