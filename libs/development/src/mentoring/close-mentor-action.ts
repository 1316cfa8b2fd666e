import { Command, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';

@Command({ name: 'close-mentor-action', title: 'Close a mentoring action', roles: ['mentor', 'programme-manager', 'development-worker'] })
export class CloseMentorAction extends UloCommand {
  @Reference({ label: 'Action', to: 'open-mentor-action' })
  agreed!: string;
}

/** `agreed` is the id of the `MentorActionAgreed` it closes. */
export const mentorActionClosed = uloFact('mentoring', {
  command: CloseMentorAction,
  type: 'MentorActionClosed',
  version: 1,
  title: 'Mentoring action closed',
  decide({ agreed }, { now }) {
    const action = now.mentoring.actions.find((a) => a.id === agreed);
    if (!action) throw new RuleRefused('no-such-mentor-action', 'There is no such mentoring action.', [], 'Choose an open action.');
    return action.closedOn === null ? undefined : NOTHING;
  },
  describe: () => '',
  evolve({ actions }, { occurredOn, data: { agreed } }) {
    const closed = actions.find((a) => a.id === agreed);
    if (closed) closed.closedOn ??= occurredOn;
  },
});
