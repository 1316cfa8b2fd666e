import { RuleRefused, factData, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { ChooseQualitySystem, RecordQualityAward, type CompleteQualitySelfAssessment, type qualityCommands } from './quality.commands.js';
import type { QualityEvent } from './quality.events.js';
import { systemInUse, type QualityState } from './quality.state.js';

type QualityCommand = InstanceType<(typeof qualityCommands)[number]>;

export const quality: Part<QualityState, QualityCommand, QualityEvent, UloState> = {
  name: 'quality',
  initial: () => ({ systems: [], selfAssessments: [], awards: [] }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'QualitySystemChosen':
        state.systems.push({ id, on, system: fact.data.system, note: fact.data.note ?? null });
        return state;
      case 'QualitySelfAssessmentCompleted':
        state.selfAssessments.push({ id, on, note: fact.data.note ?? null });
        return state;
      case 'QualityAwardGranted':
        state.awards.push({ id, on, level: fact.data.level ?? null, endsOn: fact.data.endsOn });
        return state;
      default:
        return state;
    }
  },

  decide(command, { at, occurredOn }) {
    const system = systemInUse(at.quality);
    if (command instanceof ChooseQualitySystem) {
      const again = system === command.system && command.note === undefined;
      return again ? [] : [{ type: 'QualitySystemChosen', data: factData(command) }];
    }
    if (system === null)
      throw new RuleRefused('no-quality-system', `No quality system was chosen by ${occurredOn}.`, [], 'Record which one was chosen first.');
    if (command instanceof RecordQualityAward) {
      if (command.endsOn <= occurredOn)
        throw new RuleRefused('award-ends-before-it-starts', `The last day (${command.endsOn}) must be after the day of the award (${occurredOn}).`);
      return [{ type: 'QualityAwardGranted', data: factData(command) }];
    }
    command satisfies CompleteQualitySelfAssessment;
    return [{ type: 'QualitySelfAssessmentCompleted', data: factData(command) }];
  },
};
