import { Choice, Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { resourceKinds, type ResourceKind } from './codes.js';

@Command({
  name: 'facilitate-access',
  title: 'Record help with access to resources',
  help: 'Commissioners help a ULO to reach the support, premises and funding it needs.',
  roles: ['commissioner', 'programme-manager'],
})
export class FacilitateAccess extends UloCommand {
  @Choice({ label: 'Access to what?', options: resourceKinds })
  kind!: ResourceKind;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const accessFacilitated = uloFact('championing', {
  command: FacilitateAccess,
  type: 'ResourceAccessFacilitated',
  version: 1,
  title: 'Access to resources helped',
  describe: ({ kind, note }) => resourceKinds[kind] + (note === undefined ? '' : ` – ${note}`),
  evolve: ({ resources }, { id, occurredOn, data: { kind, note = null } }) => void resources.push({ id, on: occurredOn, kind, note }),
});
