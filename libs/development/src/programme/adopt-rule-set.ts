import { Choice, Command, ProgrammeCommand, RuleRefused, YesNo } from '#kernel';
import { programmeFact } from '../programme-part.js';
import { isInForceOn, ruleSetByCode } from '../rule-sets/all.js';
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
  decide({ ruleSet, carersCount }, { occurredOn }) {
    const rules = ruleSetByCode('committee', ruleSet);
    if (!isInForceOn(rules, occurredOn))
      throw new RuleRefused(
        'rule-set-not-in-force',
        `“${rules.title}” was not in force on ${occurredOn}.`,
        [rules.inForceFrom === null ? '' : `In force from ${rules.inForceFrom}`, rules.inForceTo === null ? '' : `In force to ${rules.inForceTo}`].filter((line) => line !== ''),
        'Choose the rules of that day, or the day of these rules.',
      );
    if (carersCount && rules.parameters.carers === 'no')
      throw new RuleRefused('carers-do-not-count', `Carers do not count under “${rules.title}”.`, [], 'Answer that carers do not count.');
  },
  describe: ({ ruleSet, carersCount }) => `${ruleSets[ruleSet]}; carers ${carersCount ? 'count' : 'do not count'} as users`,
  evolve: (programme, { occurredOn, data }) => void programme.ruleSets.push({ ...data, on: occurredOn }),
});
