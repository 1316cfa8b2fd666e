import { Command, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { courseDeciders } from './roles.js';
import { phaseReturnedTo } from './state.js';

@Command({ name: 'end-phase-return', title: 'End the return to a phase', help: 'The ULO is again in the first phase that still waits for something.', roles: courseDeciders })
export class EndPhaseReturn extends UloCommand {}

export const phaseReturnEnded = uloFact('course', {
  command: EndPhaseReturn,
  type: 'PhaseReturnEnded',
  version: 1,
  title: 'Return to a phase ended',
  decide(_, { at, now, occurredOn }) {
    if (phaseReturnedTo(at.course) === undefined || phaseReturnedTo(now.course) === undefined)
      throw new RuleRefused('not-returned', `The ULO had not returned to a phase on ${occurredOn}, or that has ended.`, [], 'Check the day.');
  },
  describe: () => '',
  evolve({ returns }, { occurredOn }) {
    for (const open of returns) open.endedOn ??= occurredOn;
  },
});
