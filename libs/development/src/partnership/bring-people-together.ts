import { Command, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { othersInWords, usersInWords } from './people-in-words.js';
import { nobodyCounted } from './refusals.js';

@Command({
  name: 'bring-people-together',
  title: 'Bring local people together',
  help: 'Local people who use services, and carers, meet about the new ULO. Numbers only.',
  roles: ['commissioner', 'programme-manager', 'mentor', 'user-member', 'development-worker'],
})
export class BringPeopleTogether extends UloCommand {
  @Whole({ label: 'People who use services' })
  users!: number;

  @Whole({ label: 'Carers' })
  carers!: number;
}

export const peopleBroughtTogether = uloFact('partnership', {
  command: BringPeopleTogether,
  type: 'PeopleBroughtTogether',
  version: 1,
  title: 'Local people brought together',
  decide({ users, carers }) {
    if (users + carers === 0) throw nobodyCounted('nobody-was-brought-together', 'Nobody was brought together.');
  },
  describe: ({ users, carers }) => [usersInWords(users), ...othersInWords(carers, 'carer')].join(', '),
  evolve: ({ gatherings }, { id, occurredOn, data }) => void gatherings.push({ id, on: occurredOn, ...data }),
});
