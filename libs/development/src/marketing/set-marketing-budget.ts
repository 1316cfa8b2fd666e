import { Command, Money, UloCommand, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';

@Command({
  name: 'set-marketing-budget',
  title: 'Set the marketing budget',
  help: 'A dedicated budget lets a ULO take every opportunity to be known.',
  roles: ['committee', 'programme-manager'],
})
export class SetMarketingBudget extends UloCommand {
  @Money({ label: 'Amount' })
  amountPence!: number;

  @YesNo({ label: 'Is it for marketing alone?' })
  dedicated!: boolean;
}

export const marketingBudgetSet = uloFact('marketing', {
  command: SetMarketingBudget,
  type: 'MarketingBudgetSet',
  version: 1,
  title: 'Marketing budget set',
  describe: ({ amountPence, dedicated }) => `${pounds(amountPence)}, ${dedicated ? 'dedicated' : 'not dedicated'}`,
  evolve: ({ budgets }, { id, occurredOn, data }) => void budgets.push({ id, on: occurredOn, ...data }),
});
