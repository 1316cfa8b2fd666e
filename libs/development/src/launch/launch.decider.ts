import { RuleRefused, factData, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { HoldLaunch, PlanLaunch, type PostponeLaunch, type launchCommands } from './launch.commands.js';
import type { LaunchEvent } from './launch.events.js';
import type { LaunchState } from './launch.state.js';

type LaunchCommand = InstanceType<(typeof launchCommands)[number]>;

export const launch: Part<LaunchState, LaunchCommand, LaunchEvent, UloState> = {
  name: 'launch',
  initial: () => ({ plans: [], held: null }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'LaunchPlanned':
        state.plans.push({ id, on, ...fact.data });
        return state;
      case 'LaunchPostponed': {
        const plan = state.plans.at(-1);
        if (plan) plan.launchOn = fact.data.newLaunchOn;
        return state;
      }
      case 'LaunchHeld':
        state.held ??= { id, on, ...fact.data };
        return state;
      default:
        return state;
    }
  },

  decide(command, { at, now, occurredOn }) {
    const held = command instanceof HoldLaunch ? now.launch.held : at.launch.held;
    if (held)
      throw new RuleRefused('launch-already-held', `The launch was held on ${held.on}.`, [], 'Correct that record if it is wrong.');
    if (command instanceof PlanLaunch) {
      if (command.launchOn < occurredOn)
        throw new RuleRefused('launch-before-its-planning', `The launch (${command.launchOn}) is before the day it was planned.`, [], 'Give a later day.');
      return [{ type: 'LaunchPlanned', data: factData(command) }];
    }
    const plan = at.launch.plans.at(-1);
    if (!plan)
      throw new RuleRefused(
        'launch-not-planned',
        `No launch was planned by ${occurredOn}.`,
        ['A launch plan'],
        'Plan the launch first: who is invited, and whether access was checked.',
      );
    if (command instanceof HoldLaunch) {
      const { attended, localPeople, dignitaries } = command;
      if (localPeople > attended || dignitaries > attended)
        throw new RuleRefused(
          'more-guests-than-attended',
          `${attended} attended, but ${localPeople} local people and ${dignitaries} dignitaries are said to be among them.`,
          [],
          'Count everybody in the attendance.',
        );
      return [{ type: 'LaunchHeld', data: factData(command) }];
    }
    command satisfies PostponeLaunch;
    if (command.newLaunchOn <= plan.launchOn)
      throw new RuleRefused('postponed-launch-is-not-later', `The launch is planned for ${plan.launchOn}.`, [], 'Give a later day.');
    return [{ type: 'LaunchPostponed', data: factData(command) }];
  },
};
