import { Choice, Command, LongText, Money, UloCommand, YesNo } from '#kernel';
import { marketingKinds, type MarketingKind } from './marketing.events.js';

const part = 'marketing';

@Command({
  name: 'set-marketing-budget',
  title: 'Set the marketing budget',
  help: 'A dedicated budget lets a ULO take every opportunity to be known.',
  part,
  stream: 'ulo',
  roles: ['committee', 'programme-manager'],
  records: 'MarketingBudgetSet',
})
export class SetMarketingBudget extends UloCommand {
  @Money({ label: 'Amount' })
  amountPence!: number;

  @YesNo({ label: 'Is it for marketing alone?' })
  dedicated!: boolean;
}

@Command({
  name: 'take-marketing-opportunity',
  title: 'Record a marketing opportunity taken',
  part,
  stream: 'ulo',
  roles: ['development-worker', 'committee', 'user-member', 'programme-manager'],
  records: 'MarketingOpportunityTaken',
})
export class TakeMarketingOpportunity extends UloCommand {
  @Choice({ label: 'What was it?', options: marketingKinds })
  kind!: MarketingKind;

  @Money({ label: 'What did it cost?', min: 0, optional: true })
  costPence?: number;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const marketingCommands = [SetMarketingBudget, TakeMarketingOpportunity] as const;
