import { RuleRefused, factData, type Part } from '#kernel';
import {
  AdoptRuleSet, IdentifyUserGroupGap, OpenProgramme, RecordAreaSelfAssessment,
  type CloseProgramme, type programmeCommands,
} from './programme.commands.js';
import type { ProgrammeEvent } from './programme.events.js';
import type { ProgrammeSlice, ProgrammeState } from './programme.state.js';

type ProgrammeCommands = InstanceType<(typeof programmeCommands)[number]>;

export const programmePart: Part<ProgrammeSlice, ProgrammeCommands, ProgrammeEvent, ProgrammeState> = {
  name: 'programme',
  initial: () => ({
    name: null, area: null, jurisdiction: 'england', openedOn: null, closedOn: null, assessments: [], gaps: [], ruleSets: [],
  }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'ProgrammeOpened': {
        const { name, area, jurisdiction = 'england' } = fact.data;
        return Object.assign(state, { name, area, jurisdiction, openedOn: on });
      }
      case 'AreaSelfAssessmentRecorded': {
        const { uloInArea, notRepresented = [] } = fact.data;
        state.assessments.push({ id, on, uloInArea, notRepresented });
        return state;
      }
      case 'UserGroupGapIdentified':
        state.gaps.push({ id, on, userGroup: fact.data.userGroup });
        return state;
      case 'RuleSetAdopted':
        state.ruleSets.push({ ...fact.data, on });
        return state;
      case 'ProgrammeClosed':
        state.closedOn ??= on;
        return state;
      default:
        return state;
    }
  },

  decide(command, { now }) {
    const { openedOn, closedOn } = now.programme;
    if (command instanceof OpenProgramme) {
      if (openedOn !== null) throw new RuleRefused('programme-already-open', `The programme was opened on ${openedOn}.`);
      return [{ type: 'ProgrammeOpened', data: factData(command) }];
    }
    if (command instanceof RecordAreaSelfAssessment) return [{ type: 'AreaSelfAssessmentRecorded', data: factData(command) }];
    if (command instanceof IdentifyUserGroupGap) return [{ type: 'UserGroupGapIdentified', data: factData(command) }];
    if (command instanceof AdoptRuleSet) return [{ type: 'RuleSetAdopted', data: factData(command) }];
    command satisfies CloseProgramme;
    if (closedOn !== null) throw new RuleRefused('programme-already-closed', `The programme was closed on ${closedOn}.`);
    return [{ type: 'ProgrammeClosed', data: factData(command) }];
  },
};
