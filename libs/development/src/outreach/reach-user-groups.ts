import { ChoiceList, Command, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { userGroups, type UserGroup } from '../user-groups.js';
import { counted, listed } from '../words.js';
import { networkers } from './codes.js';

@Command({ name: 'reach-user-groups', title: 'Record user groups reached', help: 'Numbers only.', roles: networkers })
export class ReachUserGroups extends UloCommand {
  @ChoiceList({ label: 'Which groups?', options: userGroups })
  userGroups!: UserGroup[];

  @Whole({ label: 'How many people?', min: 1 })
  people!: number;
}

export const userGroupReached = uloFact('outreach', {
  command: ReachUserGroups,
  type: 'UserGroupReached',
  version: 1,
  title: 'User groups reached',
  describe: ({ userGroups: groups, people }) => `${counted(people, 'person', 'people')}: ${listed(groups.map((g) => userGroups[g].toLowerCase()))}`,
  evolve: ({ reached }, { id, occurredOn, data }) => void reached.push({ id, on: occurredOn, ...data }),
});
