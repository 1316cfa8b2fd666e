import { Choice, Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { serviceRecorders, serviceInWords, serviceKinds, type ServiceKind } from './codes.js';

@Command({
  name: 'prepare-service',
  title: 'Record that a service was prepared',
  help: 'Described and tested, ready to be opened.',
  roles: [...serviceRecorders, 'user-member'],
})
export class PrepareService extends UloCommand {
  @Choice({ label: 'Service', options: serviceKinds })
  service!: ServiceKind;

  @LongText({ label: 'Note', optional: true })
  note?: string;
}

export const servicePrepared = uloFact('services', {
  command: PrepareService,
  type: 'ServicePrepared',
  version: 1,
  title: 'Service prepared',
  describe: ({ service, note }) => serviceInWords(service, note),
  evolve: ({ prepared }, { id, occurredOn, data: { service, note = null } }) => void prepared.push({ id, on: occurredOn, service, note }),
});
