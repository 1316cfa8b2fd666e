import { Command, Day, Money, RuleRefused, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { pounds } from '../words.js';
import { buyers } from './codes.js';

@Command({
  name: 'plan-tender',
  title: 'Plan a tender',
  help: 'A service that the authority buys, and that the ULO could provide. The law of the day on which the procurement begins holds for it to the end.',
  roles: buyers,
  plansAhead: true,
})
export class PlanTender extends UloCommand {
  @Text({ label: 'What is bought?', hint: 'In a few words. Do not write names.' })
  title!: string;

  @Day({ label: 'On which day does the procurement begin?' })
  beganOn!: string;

  @Money({ label: 'Estimated value', hint: 'For the whole contract, without VAT.' })
  estimatePence!: number;

  @Money({ label: 'Which threshold do you go by?', hint: 'The value from which the full procedure is needed. Milepost says when it is not the one in force.', optional: true })
  thresholdPence?: number;
}

export const tenderPlanned = uloFact('procurement', {
  command: PlanTender,
  type: 'TenderPlanned',
  version: 1,
  title: 'Tender planned',
  decide({ beganOn }, { now: { partnership } }) {
    if (partnership.startedOn !== null && beganOn < partnership.startedOn)
      throw new RuleRefused('tender-before-development', `The procurement would begin on ${beganOn}; the development started on ${partnership.startedOn}.`, [], 'Check the day.');
  },
  describe: ({ title, beganOn, estimatePence }) => `${title}, about ${pounds(estimatePence)}, begun on ${beganOn}`,
  evolve: ({ tenders }, { id, occurredOn, data: { thresholdPence = null, ...planned } }) =>
    void tenders.push({
      id, plannedOn: occurredOn, ...planned, thresholdPence, specification: null, consideration: null, tests: [], reservedOn: null, publication: null, priceMatch: null, award: null, givenUpOn: null, whyGivenUp: null,
    }),
});
