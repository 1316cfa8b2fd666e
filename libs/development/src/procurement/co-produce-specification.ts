import { ChoiceList, Command, Reference, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted } from '../words.js';
import { buyers, specificationChecks, type SpecificationCheck } from './codes.js';
import { runningTender } from './named-tender.js';
import { tenderById } from './state.js';

@Command({
  name: 'co-produce-specification',
  title: 'Record how the specification was written',
  help: 'Guidance asks for local people who use services to take part. Numbers only.',
  roles: [...buyers, 'user-member'],
})
export class CoProduceSpecification extends UloCommand {
  @Reference({ label: 'Tender', to: 'running-tender' })
  tender!: string;

  @Whole({ label: 'How many people who use services took part?', hint: '0 if nobody did.', max: 1000 })
  users!: number;

  @ChoiceList({ label: 'What holds of the specification?', options: specificationChecks, optional: true })
  checks?: SpecificationCheck[];
}

export const specificationCoProduced = uloFact('procurement', {
  command: CoProduceSpecification,
  type: 'SpecificationCoProduced',
  version: 1,
  title: 'Specification written',
  decide: ({ tender }, context) => void runningTender(tender, context),
  describe: ({ users }) => (users === 0 ? 'Without people who use services' : `With ${counted(users, 'person', 'people')} who use services`),
  evolve(procurement, { id, occurredOn, data: { tender, users, checks = [] } }) {
    const found = tenderById(procurement, tender);
    if (found) found.specification = { id, on: occurredOn, users, checks };
  },
});
