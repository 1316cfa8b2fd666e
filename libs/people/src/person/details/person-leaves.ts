import { Command, RegisteredPersonCommand, RuleRefused } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';

@Command({
  name: 'person-leaves',
  title: 'Record that a person leaves',
  help: 'From that day on reminders go to others who have the role, or to the programme manager.',
  roles: ['programme-manager', 'administrator'],
})
export class PersonLeaves extends RegisteredPersonCommand {}

export const personLeft = personFact('details', {
  command: PersonLeaves,
  type: 'PersonLeft',
  version: 1,
  title: 'Person left',
  decide(_, context) {
    refuseUnlessRegistered(context);
    const { leftOn } = context.now.details;
    if (leftOn !== null)
      throw new RuleRefused('person-left-already', `They left on ${leftOn}.`, [], 'If that was a mistake, record that they are back.');
  },
  describe: () => '',
  evolve: (details, { occurredOn }) => Object.assign(details, { leftOn: occurredOn }),
});
