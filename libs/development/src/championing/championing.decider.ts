import { factData, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { LogChampioning, NameChampion, type FacilitateAccess, type championingCommands } from './championing.commands.js';
import type { ChampioningEvent } from './championing.events.js';
import type { ChampioningState } from './championing.state.js';

type ChampioningCommand = InstanceType<(typeof championingCommands)[number]>;

export const championing: Part<ChampioningState, ChampioningCommand, ChampioningEvent, UloState> = {
  name: 'championing',
  initial: () => ({ champions: [], activities: [], resources: [] }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'ChampionNamed':
        state.champions.push({ id, on, post: fact.data.post });
        return state;
      case 'ChampioningActivityLogged':
        state.activities.push({ id, on, activity: fact.data.activity, audience: fact.data.audience });
        return state;
      case 'ResourceAccessFacilitated':
        state.resources.push({ id, on, kind: fact.data.kind });
        return state;
      default:
        return state;
    }
  },

  decide(command, { at }) {
    if (command instanceof NameChampion)
      return at.championing.champions.at(-1)?.post === command.post ? [] : [{ type: 'ChampionNamed', data: factData(command) }];
    if (command instanceof LogChampioning) return [{ type: 'ChampioningActivityLogged', data: factData(command) }];
    command satisfies FacilitateAccess;
    return [{ type: 'ResourceAccessFacilitated', data: factData(command) }];
  },
};
