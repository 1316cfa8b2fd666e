import { Command, LongText, UloCommand, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';

@Command({ name: 'take-decision', title: 'Record a decision of the group', help: 'What users and carers saw differently can be said beside it.', roles: ['user-member', 'committee', 'development-worker'] })
export class TakeDecision extends UloCommand {
  @LongText({ label: 'What was decided?', hint: 'Do not write names.' })
  decision!: string;

  @YesNo({ label: 'Was the commissioner there?' })
  commissionerPresent!: boolean;

  @LongText({ label: 'Did users and carers see it differently?', hint: 'How, in a sentence. Leave it out if they did not. Do not write names.', optional: true })
  differingViews?: string;
}

export const decisionTaken = uloFact('agenda', {
  command: TakeDecision,
  type: 'DecisionTaken',
  version: 1,
  title: 'Decision taken',
  describe: ({ decision, commissionerPresent, differingViews }) =>
    `${decision}${commissionerPresent ? '' : ' (without the commissioner)'}${differingViews === undefined ? '' : `. Users and carers differed: ${differingViews}`}`,
  evolve: ({ decisions }, { id, occurredOn, data: { differingViews = null, ...taken } }) => void decisions.push({ id, on: occurredOn, ...taken, differingViews }),
});
