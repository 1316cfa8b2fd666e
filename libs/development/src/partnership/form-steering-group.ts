import { Command, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { othersInWords, usersInWords } from './people-in-words.js';
import { nobodyCounted } from './refusals.js';

@Command({
  name: 'form-steering-group',
  title: 'Form the steering group',
  help: 'How many members of each kind it has. Numbers only.',
  roles: ['user-member', 'programme-manager'],
})
export class FormSteeringGroup extends UloCommand {
  @Whole({ label: 'People who use services', max: 200 })
  users!: number;

  @Whole({ label: 'Carers', max: 200 })
  carers!: number;

  @Whole({ label: 'Commissioners', max: 200 })
  commissioners!: number;

  @Whole({ label: 'Service providers', max: 200 })
  providers!: number;

  @Whole({ label: 'Others', max: 200 })
  others!: number;
}

export const steeringGroupFormed = uloFact('partnership', {
  command: FormSteeringGroup,
  type: 'SteeringGroupFormed',
  version: 1,
  title: 'Steering group formed',
  decide({ users, carers, commissioners, providers, others }) {
    if (users + carers + commissioners + providers + others === 0)
      throw nobodyCounted('steering-group-has-no-members', 'A steering group has members.');
  },
  describe: ({ users, carers, commissioners, providers, others }) =>
    `${users + carers + commissioners + providers + others} members: ${[
      usersInWords(users),
      ...othersInWords(carers, 'carer'),
      ...othersInWords(commissioners, 'commissioner'),
      ...othersInWords(providers, 'service provider'),
      ...othersInWords(others, 'other'),
    ].join(', ')}`,
  evolve: ({ steeringGroups }, { id, occurredOn, data }) => void steeringGroups.push({ id, on: occurredOn, ...data }),
});
