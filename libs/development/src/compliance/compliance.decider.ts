import { RuleRefused, factData, isOpenOn, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { uloWarnings } from '../warnings/index.js';
import type { AcknowledgeWarning } from './compliance.commands.js';
import { warningTitles, type ComplianceEvent } from './compliance.events.js';
import type { ComplianceState } from './compliance.state.js';

export const compliance: Part<ComplianceState, AcknowledgeWarning, ComplianceEvent, UloState> = {
  name: 'compliance',
  initial: () => ({ acknowledgements: [] }),

  evolve(state, fact) {
    switch (fact.type) {
      case 'WarningAcknowledged':
        state.acknowledgements.push({ id: fact.id, on: fact.occurredOn, ...fact.data, by: fact.actor.role });
        return state;
      default:
        return state;
    }
  },

  decide(command, { now, occurredOn }) {
    const openOn = (code: string): boolean =>
      uloWarnings.some((rule) => rule.code === code && rule.intervals(now).some((interval) => isOpenOn(interval, occurredOn)));
    if (!openOn(command.code))
      throw new RuleRefused(
        'warning-not-open',
        `The warning “${warningTitles[command.code] ?? command.code}” was not open on ${occurredOn}.`,
        uloWarnings.filter((rule) => openOn(rule.code)).map((rule) => `Open on that day: ${rule.title}`),
        'Choose a warning that was open, or check the day.',
      );
    return [{ type: 'WarningAcknowledged', data: factData(command) }];
  },
};
