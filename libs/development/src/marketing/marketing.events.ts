import { declareEvents, type DomainEvent } from '#kernel';
import { pounds } from '../words.js';

export const marketingKinds = {
  press: 'Press or radio',
  website: 'Website or social media',
  leaflet: 'Leaflets and posters',
  'public-event': 'A public event',
  'talk-or-stall': 'A talk or a stall',
  newsletter: 'A newsletter',
  other: 'Something else',
} as const;
export type MarketingKind = keyof typeof marketingKinds;

export type MarketingBudgetSet = DomainEvent<'MarketingBudgetSet', { amountPence: number; dedicated: boolean }>;
export type MarketingOpportunityTaken = DomainEvent<
  'MarketingOpportunityTaken',
  { kind: MarketingKind; costPence?: number; note?: string }
>;

export type MarketingEvent = MarketingBudgetSet | MarketingOpportunityTaken;

const part = 'marketing';

export const marketingEvents = declareEvents<MarketingEvent>({
  MarketingBudgetSet: {
    version: 1,
    part,
    title: 'Marketing budget set',
    describe: ({ amountPence, dedicated }) => `${pounds(amountPence)}, ${dedicated ? 'dedicated' : 'not dedicated'}`,
  },
  MarketingOpportunityTaken: {
    version: 1,
    part,
    title: 'Marketing opportunity taken',
    describe: ({ kind, costPence, note }) =>
      [marketingKinds[kind], ...(costPence === undefined ? [] : [pounds(costPence)]), ...(note === undefined ? [] : [note])].join(', '),
  },
});
