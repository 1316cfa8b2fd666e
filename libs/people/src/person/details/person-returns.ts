import { Command, NOTHING, RegisteredPersonCommand } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';

@Command({
  name: 'person-returns',
  title: 'Record that a person is back',
  help: 'Also when it was recorded by mistake that they leave.',
  roles: ['programme-manager', 'administrator'],
})
export class PersonReturns extends RegisteredPersonCommand {}

export const personReturned = personFact('details', {
  command: PersonReturns,
  type: 'PersonReturned',
  version: 1,
  title: 'Person is back',
  decide(_, context) {
    refuseUnlessRegistered(context);
    return context.now.details.leftOn === null ? NOTHING : undefined;
  },
  describe: () => '',
  evolve: (details) => Object.assign(details, { leftOn: null }),
});
