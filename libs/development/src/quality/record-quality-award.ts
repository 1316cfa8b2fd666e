import { Command, Day, RuleRefused, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { qualityRecorders } from './codes.js';
import { refuseWithoutSystem } from './refuse-without-system.js';

@Command({ name: 'record-quality-award', title: 'Record a quality award', roles: qualityRecorders })
export class RecordQualityAward extends UloCommand {
  @Text({ label: 'Level', hint: 'For example “Level 1”.', max: 60, optional: true })
  level?: string;

  @Day({ label: 'Last day', hint: 'The last day on which the award is valid.' })
  endsOn!: string;
}

/** `endsOn` is the last day on which the award is valid. */
export const qualityAwardGranted = uloFact('quality', {
  command: RecordQualityAward,
  type: 'QualityAwardGranted',
  version: 1,
  title: 'Quality award granted',
  decide({ endsOn }, context) {
    refuseWithoutSystem(context);
    const { occurredOn } = context;
    if (endsOn <= occurredOn)
      throw new RuleRefused('award-ends-before-it-starts', `The last day (${endsOn}) must be after the day of the award (${occurredOn}).`);
  },
  describe: ({ level, endsOn }) => (level ? `${level}, to ${endsOn}` : `To ${endsOn}`),
  evolve: ({ awards }, { id, occurredOn, data: { level = null, endsOn } }) => void awards.push({ id, on: occurredOn, level, endsOn }),
});
