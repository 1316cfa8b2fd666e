import { factData, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import {
  AgreeRelationships, CheckDuplication, MapOrganisations, ReachUserGroups,
  type AgreeCarersRoute, type outreachCommands,
} from './outreach.commands.js';
import type { OutreachEvent } from './outreach.events.js';
import type { OutreachState } from './outreach.state.js';

type OutreachCommand = InstanceType<(typeof outreachCommands)[number]>;

export const outreach: Part<OutreachState, OutreachCommand, OutreachEvent, UloState> = {
  name: 'outreach',
  initial: () => ({ mappings: [], duplicationChecks: [], relationships: [], reached: [], carersRoutes: [] }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'OrganisationsMapped':
        state.mappings.push({ id, on, count: fact.data.count, kinds: fact.data.kinds ?? [] });
        return state;
      case 'DuplicationChecked':
        state.duplicationChecks.push({ id, on, duplicated: fact.data.duplicated });
        return state;
      case 'RelationshipsAgreed':
        state.relationships.push({ id, on, count: fact.data.count, terms: fact.data.terms ?? null });
        return state;
      case 'UserGroupReached':
        state.reached.push({ id, on, ...fact.data });
        return state;
      case 'CarersRouteAgreed':
        state.carersRoutes.push({ id, on, route: fact.data.route });
        return state;
      default:
        return state;
    }
  },

  decide(command) {
    if (command instanceof MapOrganisations) return [{ type: 'OrganisationsMapped', data: factData(command) }];
    if (command instanceof CheckDuplication) return [{ type: 'DuplicationChecked', data: factData(command) }];
    if (command instanceof AgreeRelationships) return [{ type: 'RelationshipsAgreed', data: factData(command) }];
    if (command instanceof ReachUserGroups) return [{ type: 'UserGroupReached', data: factData(command) }];
    command satisfies AgreeCarersRoute;
    return [{ type: 'CarersRouteAgreed', data: factData(command) }];
  },
};
