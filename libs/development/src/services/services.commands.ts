import { Choice, Command, LongText, UloCommand, type Role } from '#kernel';
import { serviceKinds, type ServiceKind } from './services.events.js';

const providers: readonly Role[] = ['development-worker', 'committee', 'programme-manager'];

@Command({
  name: 'prepare-service',
  title: 'Record that a service was prepared',
  help: 'Described and tested, ready to be opened.',
  part: 'services',
  stream: 'ulo',
  roles: [...providers, 'user-member'],
  records: 'ServicePrepared',
})
export class PrepareService extends UloCommand {
  @Choice({ label: 'Service', options: serviceKinds })
  service!: ServiceKind;

  @LongText({ label: 'Note', optional: true })
  note?: string;
}

@Command({
  name: 'open-service',
  title: 'Record that a service opened',
  part: 'services',
  stream: 'ulo',
  roles: providers,
  records: 'ServiceOpened',
})
export class OpenService extends UloCommand {
  @Choice({ label: 'Service', options: serviceKinds })
  service!: ServiceKind;

  @LongText({ label: 'Note', hint: 'For example where and when it is open.', optional: true })
  note?: string;
}

@Command({
  name: 'close-service',
  title: 'Record that a service closed',
  part: 'services',
  stream: 'ulo',
  roles: providers,
  records: 'ServiceClosed',
  confirm: true,
})
export class CloseService extends UloCommand {
  @Choice({ label: 'Service', options: serviceKinds })
  service!: ServiceKind;

  @LongText({ label: 'Why was it closed?', optional: true })
  whyClosed?: string;
}

export const servicesCommands = [PrepareService, OpenService, CloseService] as const;
