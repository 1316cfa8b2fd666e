import { Choice, Command, Id, LongText, RuleRefused, UloCommand, factData, ownFieldsAnd } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { serviceRecorders, serviceInWords, serviceKinds, type ServiceKind } from './codes.js';
import { openServices } from './state.js';

@Command({ name: 'close-service', title: 'Record that a service closed', roles: serviceRecorders, confirm: true })
export class CloseService extends UloCommand {
  @Choice({ label: 'Service', options: serviceKinds })
  service!: ServiceKind;

  @LongText({ label: 'Why was it closed?', optional: true })
  whyClosed?: string;
}

class ClosedRun {
  @Id({ label: 'Run of the service', optional: true })
  run?: string;
}

/** `run` is the id of the `ServiceOpened`. Version 1 had no `run`: it closes the run of that service open on the day. */
export const serviceClosed = uloFact('services', {
  command: CloseService,
  type: 'ServiceClosed',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Service closed',
  data: ownFieldsAnd(CloseService, ClosedRun),
  decide(command, { at, now, occurredOn }) {
    const name = serviceKinds[command.service];
    const run = openServices(at.services).find((r) => r.service === command.service);
    if (!run) throw new RuleRefused('service-not-open', `“${name}” was not open on ${occurredOn}.`, [], 'Record that it opened first, or check the day.');
    const closed = now.services.runs.find((r) => r.id === run.id)?.closedOn ?? null;
    if (closed !== null)
      throw new RuleRefused('service-already-closed', `It is recorded that “${name}” closed on ${closed}.`, [], 'Correct that record if the day is wrong.');
    return { ...factData(command), run: run.id };
  },
  describe: ({ service, whyClosed }) => serviceInWords(service, whyClosed),
  evolve(services, { occurredOn, data: { run: id, service, whyClosed = null } }) {
    const run = openServices(services).find((r) => (id === undefined ? r.service === service : r.id === id));
    if (run) Object.assign(run, { closedOn: occurredOn, whyClosed });
  },
});
