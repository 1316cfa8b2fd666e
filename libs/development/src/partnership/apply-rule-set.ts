import { Choice, Command, Id, NOTHING, UloCommand, YesNo } from '#kernel';
import { ruleSets, type RuleSetCode } from '../programme/codes.js';
import { uloFact } from '../ulo-part.js';

/** Only the process manager that applies the decisions of a programme to its ULOs issues this command. */
@Command({ name: 'apply-rule-set', title: 'Apply a rule set of the programme', roles: ['milepost'] })
export class ApplyRuleSet extends UloCommand {
  @Choice({ label: 'Which rules?', options: ruleSets })
  ruleSet!: RuleSetCode;

  @YesNo({ label: 'Do carers count as users?' })
  carersCount!: boolean;

  @Id({ label: 'Adoption', hint: 'The id of the event by which the programme adopted it.' })
  adopted!: string;
}

export const ruleSetApplied = uloFact('partnership', {
  command: ApplyRuleSet,
  type: 'RuleSetApplied',
  version: 1,
  title: 'Rule set of the programme applied',
  decide: ({ adopted }, { now }) => (now.partnership.ruleSets.some((one) => one.adopted === adopted) ? NOTHING : undefined),
  describe: ({ ruleSet, carersCount }) => `${ruleSets[ruleSet]}; carers ${carersCount ? 'count' : 'do not count'} as users`,
  evolve: ({ ruleSets: applied }, { id, occurredOn, data }) => void applied.push({ id, on: occurredOn, ...data }),
});
