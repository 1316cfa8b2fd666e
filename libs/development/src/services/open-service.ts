import { Choice, Command, LongText, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { serviceRecorders, serviceInWords, serviceKinds, type ServiceKind } from './codes.js';
import { openServices, runOn } from './state.js';

@Command({ name: 'open-service', title: 'Record that a service opened', roles: serviceRecorders })
export class OpenService extends UloCommand {
  @Choice({ label: 'Service', options: serviceKinds })
  service!: ServiceKind;

  @LongText({ label: 'Note', hint: 'For example where and when it is open.', optional: true })
  note?: string;
}

export const serviceOpened = uloFact('services', {
  command: OpenService,
  type: 'ServiceOpened',
  version: 1,
  title: 'Service opened',
  decide({ service }, { now, occurredOn }) {
    const open = openServices(now.services).find((r) => r.service === service) ?? runOn(now.services, service, occurredOn);
    if (!open) return;
    const until = open.closedOn === null ? '' : ` and closed on ${open.closedOn}`;
    throw new RuleRefused('service-already-open', `“${serviceKinds[service]}” opened on ${open.openedOn}${until}.`, [], 'Correct that record if a day is wrong.');
  },
  describe: ({ service, note }) => serviceInWords(service, note),
  evolve: ({ runs }, { id, occurredOn, data: { service, note = null } }) =>
    void runs.push({ id, service, openedOn: occurredOn, closedOn: null, note, whyClosed: null }),
});
