import { RuleRefused, factData, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { CloseService, OpenService, type PrepareService, type servicesCommands } from './services.commands.js';
import { serviceKinds, type ServiceEvent } from './services.events.js';
import { openServices, runOn, type ServicesState } from './services.state.js';

type ServiceCommand = InstanceType<(typeof servicesCommands)[number]>;

export const services: Part<ServicesState, ServiceCommand, ServiceEvent, UloState> = {
  name: 'services',
  initial: () => ({ prepared: [], runs: [] }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'ServicePrepared':
        state.prepared.push({ id, on, service: fact.data.service, note: fact.data.note ?? null });
        return state;
      case 'ServiceOpened':
        state.runs.push({ id, service: fact.data.service, openedOn: on, closedOn: null, note: fact.data.note ?? null });
        return state;
      case 'ServiceClosed': {
        const { run: id, service } = fact.data;
        const run = openServices(state).find((r) => (id === undefined ? r.service === service : r.id === id));
        if (run) run.closedOn = on;
        return state;
      }
      default:
        return state;
    }
  },

  decide(command, { at, now, occurredOn }) {
    const name = serviceKinds[command.service];
    if (command instanceof OpenService) {
      const open = openServices(now.services).find((r) => r.service === command.service) ?? runOn(now.services, command.service, occurredOn);
      if (open) {
        const until = open.closedOn === null ? '' : ` and closed on ${open.closedOn}`;
        throw new RuleRefused('service-already-open', `“${name}” opened on ${open.openedOn}${until}.`, [], 'Correct that record if a day is wrong.');
      }
      return [{ type: 'ServiceOpened', data: factData(command) }];
    }
    if (command instanceof CloseService) {
      const run = openServices(at.services).find((r) => r.service === command.service);
      if (!run) throw new RuleRefused('service-not-open', `“${name}” was not open on ${occurredOn}.`, [], 'Record that it opened first, or check the day.');
      const closed = now.services.runs.find((r) => r.id === run.id)?.closedOn ?? null;
      if (closed !== null)
        throw new RuleRefused('service-already-closed', `It is recorded that “${name}” closed on ${closed}.`, [], 'Correct that record if the day is wrong.');
      return [{ type: 'ServiceClosed', data: { ...factData(command), run: run.id } }];
    }
    command satisfies PrepareService;
    return [{ type: 'ServicePrepared', data: factData(command) }];
  },
};
