import { Choice, Command, NOTHING, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { qualitySystems, type QualitySystem } from './codes.js';
import { systemInUse } from './state.js';

@Command({ name: 'choose-quality-system', title: 'Choose a quality system', roles: ['committee', 'programme-manager'] })
export class ChooseQualitySystem extends UloCommand {
  @Choice({ label: 'Quality system', options: qualitySystems })
  system!: QualitySystem;

  @Text({ label: 'Note', hint: 'For another system: which one.', optional: true })
  note?: string;
}

export const qualitySystemChosen = uloFact('quality', {
  command: ChooseQualitySystem,
  type: 'QualitySystemChosen',
  version: 1,
  title: 'Quality system chosen',
  decide: ({ system, note }, { at }) => (systemInUse(at.quality) === system && note === undefined ? NOTHING : undefined),
  describe: ({ system, note }) => (note ? `${qualitySystems[system]}: ${note}` : qualitySystems[system]),
  evolve: ({ systems }, { id, occurredOn, data: { system, note = null } }) => void systems.push({ id, on: occurredOn, system, note }),
});
