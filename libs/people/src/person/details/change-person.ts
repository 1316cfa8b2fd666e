import { Command, Id } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';
import { sealedData } from '../sealed-event.js';
import { DetailsCommand } from './details-command.js';

@Command({
  name: 'change-person',
  title: 'Change the details of a person',
  help: 'Give all of them as they are from now on: what you leave out is no longer known.',
  personal: true,
  roles: ['programme-manager', 'data-protection-officer', 'administrator'],
})
export class ChangePerson extends DetailsCommand {
  @Id({ label: 'Person', hint: 'The id of the person.' })
  person!: string;
}

/** Contains all details: a detail that is left out is removed. */
export const personChanged = personFact('details', {
  command: ChangePerson,
  type: 'PersonChanged',
  version: 1,
  title: 'Details of a person changed',
  data: sealedData,
  decide({ sealed }, context) {
    refuseUnlessRegistered(context);
    return sealed;
  },
  describe: () => '',
  evolve: (details, { type, data: { key, text } }) => Object.assign(details, { key, told: { type, text } }),
});
