import { RuleRefused, factData, type Part } from '#kernel';
import { sameOrganisation } from '../organisations.js';
import type { UloState } from '../ulo.state.js';
import {
  AdoptAim, AdoptIndependenceStatement, BringPeopleTogether, DeclareEstablishment, FormSteeringGroup, RecordPartnership,
  StartUloDevelopment,
  type StepBack, type partnershipCommands,
} from './partnership.commands.js';
import { establishmentBlockers } from './establishment.js';
import type { PartnershipEvent } from './partnership.events.js';
import type { PartnershipState } from './partnership.state.js';

type PartnershipCommand = InstanceType<(typeof partnershipCommands)[number]>;

export const partnership: Part<PartnershipState, PartnershipCommand, PartnershipEvent, UloState> = {
  name: 'partnership',
  initial: () => ({
    programme: null,
    name: null,
    area: null,
    commissioner: null,
    startedOn: null,
    carersCount: false,
    gatherings: [],
    partnerships: [],
    independence: [],
    steeringGroups: [],
    aims: [],
    established: null,
    steppedBack: null,
  }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'UloDevelopmentStarted': {
        const { programme, name, area, commissioner, carersCount = false } = fact.data;
        return Object.assign(state, { programme, name, area, commissioner, carersCount, startedOn: on });
      }
      case 'PeopleBroughtTogether':
        state.gatherings.push({ id, on, ...fact.data });
        return state;
      case 'PartnershipAgreed': {
        const { commissioner, mentor } = fact.data;
        state.partnerships.push({ id, on, commissioner, mentor });
        return state;
      }
      case 'IndependenceStatementAdopted':
        state.independence.push({ id, on, statement: fact.data.statement });
        return state;
      case 'SteeringGroupFormed':
        state.steeringGroups.push({ id, on, ...fact.data });
        return state;
      case 'AimAdopted':
        state.aims.push({ id, on, ...fact.data });
        return state;
      case 'UloEstablishmentDeclared':
        state.established ??= { id, on };
        return state;
      case 'CommissionerSteppedBack':
        state.steppedBack ??= { id, on, role: fact.data.role };
        return state;
      default:
        return state;
    }
  },

  decide(command, { at, now, occurredOn }) {
    if (command instanceof StartUloDevelopment) {
      if (now.partnership.startedOn !== null)
        throw new RuleRefused('development-already-started', `Its development started on ${now.partnership.startedOn}.`);
      if (sameOrganisation(command.name, command.commissioner)) throw threeOrganisations([command.name]);
      return [{ type: 'UloDevelopmentStarted', data: { programme: command.programme, ...factData(command) } }];
    }
    if (command instanceof BringPeopleTogether) {
      if (command.users + command.carers === 0) throw nobody('nobody-was-brought-together', 'Nobody was brought together.');
      return [{ type: 'PeopleBroughtTogether', data: factData(command) }];
    }
    if (command instanceof RecordPartnership) {
      const { commissioner, mentor, localPeople } = command;
      if (!localPeople)
        throw new RuleRefused(
          'partnership-needs-local-people',
          'A partnership needs commissioners, a mentor and local people who use services.',
          ['Local people who use services have not agreed'],
          'Record the partnership when they have agreed.',
        );
      const parties = [now.partnership.name ?? '', commissioner, mentor];
      const alike = parties.filter((p, i) => parties.some((q, j) => i < j && sameOrganisation(p, q)));
      if (alike.length > 0) throw threeOrganisations(alike);
      return [{ type: 'PartnershipAgreed', data: factData(command) }];
    }
    if (command instanceof AdoptIndependenceStatement)
      return [{ type: 'IndependenceStatementAdopted', data: factData(command) }];
    if (command instanceof FormSteeringGroup) {
      const { users, carers, commissioners, providers, others } = command;
      if (users + carers + commissioners + providers + others === 0)
        throw nobody('steering-group-has-no-members', 'A steering group has members.');
      return [{ type: 'SteeringGroupFormed', data: factData(command) }];
    }
    if (command instanceof AdoptAim) return [{ type: 'AimAdopted', data: factData(command) }];
    if (command instanceof DeclareEstablishment) {
      if (now.partnership.established)
        throw new RuleRefused('already-established', `It was declared established on ${now.partnership.established.on}.`);
      const blockers = establishmentBlockers(at);
      if (blockers.length > 0)
        throw new RuleRefused(
          'not-yet-established',
          `On ${occurredOn} it could not yet be called an established ULO.`,
          blockers,
          'Record what is missing, then declare it.',
        );
      return [{ type: 'UloEstablishmentDeclared', data: factData(command) }];
    }
    command satisfies StepBack;
    if (now.partnership.steppedBack)
      throw new RuleRefused('commissioner-already-stepped-back', `The commissioner stepped back on ${now.partnership.steppedBack.on}.`);
    return [{ type: 'CommissionerSteppedBack', data: factData(command) }];
  },
};

const threeOrganisations = (alike: string[]): RuleRefused =>
  new RuleRefused(
    'parties-are-different-organisations',
    'The mentor, the commissioner and the ULO must be three different organisations.',
    alike,
    'Name three different organisations.',
  );

const nobody = (code: string, message: string): RuleRefused => new RuleRefused(code, message, [], 'Enter at least one person.');
