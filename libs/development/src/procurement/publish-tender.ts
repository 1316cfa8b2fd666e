import { Choice, ChoiceList, Command, Day, LongText, Reference, Rows, RuleRefused, UloCommand, Whole, daysBetween } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted, listed } from '../words.js';
import { awardCriteria, buyers, tenderFormats, type AwardCriterion, type TenderFormat } from './codes.js';
import { runningTender } from './named-tender.js';
import { tenderById } from './state.js';

export class Weight {
  @Choice({ label: 'Criterion', options: awardCriteria })
  criterion!: AwardCriterion;

  @Whole({ label: 'Weight', hint: 'Of 100.', min: 1, max: 100 })
  weight!: number;
}

@Command({ name: 'publish-tender', title: 'Record that a tender was published', help: 'When it closes, in which formats it can be had, and what counts how much. The weights make 100.', roles: buyers })
export class PublishTender extends UloCommand {
  @Reference({ label: 'Tender', to: 'running-tender' })
  tender!: string;

  @Day({ label: 'When does it close?', hint: 'The last day for bids.' })
  closesOn!: string;

  @ChoiceList({ label: 'In which formats can it be had?', options: tenderFormats })
  formats!: TenderFormat[];

  @Rows(() => Weight, { label: 'Criteria and their weights', min: 1, max: 7 })
  weights!: Weight[];

  @LongText({ label: 'What does the notice say of reservation?', hint: 'For example that it is reserved, and under which article.', optional: true })
  notice?: string;
}

export const tenderPublished = uloFact('procurement', {
  command: PublishTender,
  type: 'TenderPublished',
  version: 1,
  title: 'Tender published',
  decide({ tender, closesOn, weights }, context) {
    const { beganOn } = runningTender(tender, context);
    const { occurredOn } = context;
    if (occurredOn < beganOn) throw new RuleRefused('tender-published-before-it-began', `The procurement begins on ${beganOn}, after ${occurredOn}.`, [], 'Check the day.');
    if (closesOn <= occurredOn) throw new RuleRefused('tender-closes-before-it-opens', `The tender would close on ${closesOn}; it was published on ${occurredOn}.`, [], 'Give a later day.');
    const sum = weights.reduce((total, { weight }) => total + weight, 0);
    if (sum !== 100) throw new RuleRefused('weights-do-not-make-100', `The weights come to ${sum}.`, [], 'Correct the weights: together they make 100.');
    if (new Set(weights.map(({ criterion }) => criterion)).size !== weights.length) throw new RuleRefused('criterion-weighed-twice', 'A criterion has two weights.', [], 'Give each criterion once.');
  },
  describe: ({ closesOn, formats, weights }) =>
    `Closes on ${closesOn}; ${counted(formats.length, 'format')}; ${listed(weights.map(({ criterion, weight }) => `${awardCriteria[criterion].toLowerCase()} ${weight}`))}`,
  evolve(procurement, { id, occurredOn, data: { tender, closesOn, formats, weights, notice = null } }) {
    const found = tenderById(procurement, tender);
    if (found) found.publication = { id, on: occurredOn, closesOn, formats, weights, notice };
  },
});

/** The number of days on which bids can be made. */
export const daysOpen = ({ on, closesOn }: { on: string; closesOn: string }): number => daysBetween(on, closesOn);
