import { Choice, Command, ProgrammeCommand, YesNo } from '#kernel';
import { programmeFact } from '../programme-part.js';
import { ruleSets, type RuleSetCode } from './codes.js';

@Command({
  name: 'adopt-rule-set',
  title: 'Adopt a rule set',
  help: 'The rules by which the committees of this programme’s ULOs are judged, from this day on.',
  roles: ['programme-manager'],
  plansAhead: true,
})
export class AdoptRuleSet extends ProgrammeCommand {
  @Choice({ label: 'Which rules?', options: ruleSets })
  ruleSet!: RuleSetCode;

  @YesNo({ label: 'Do carers count as users?' })
  carersCount!: boolean;
}

export const ruleSetAdopted = programmeFact('programme', {
  command: AdoptRuleSet,
  type: 'RuleSetAdopted',
  version: 1,
  title: 'Rule set adopted',
  describe: ({ ruleSet, carersCount }) => `${ruleSets[ruleSet]}; carers ${carersCount ? 'count' : 'do not count'} as users`,
  evolve: (programme, { occurredOn, data }) => void programme.ruleSets.push({ ...data, on: occurredOn }),
});
