import { ChoiceList, Command, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted, listed } from '../words.js';
import { networkers, organisationKinds, type OrganisationKind } from './codes.js';

@Command({
  name: 'map-organisations',
  title: 'Map local organisations',
  help: 'How many organisations work in the area.',
  roles: networkers,
})
export class MapOrganisations extends UloCommand {
  @Whole({ label: 'How many?', min: 1, max: 10_000 })
  count!: number;

  @ChoiceList({ label: 'Of which kinds?', options: organisationKinds, optional: true })
  kinds?: OrganisationKind[];
}

export const organisationsMapped = uloFact('outreach', {
  command: MapOrganisations,
  type: 'OrganisationsMapped',
  version: 1,
  title: 'Local organisations mapped',
  describe: ({ count, kinds = [] }) =>
    counted(count, 'organisation') + (kinds.length === 0 ? '' : `: ${listed(kinds.map((k) => organisationKinds[k].toLowerCase()))}`),
  evolve: ({ mappings }, { id, occurredOn, data: { count, kinds } }) => void mappings.push({ id, on: occurredOn, count, kinds: kinds ?? [] }),
});
