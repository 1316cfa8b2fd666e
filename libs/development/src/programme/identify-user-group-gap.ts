import { Choice, Command, LongText, ProgrammeCommand } from '#kernel';
import { programmeFact } from '../programme-part.js';
import { userGroups, type UserGroup } from '../user-groups.js';

@Command({
  name: 'identify-user-group-gap',
  title: 'Record a user group that is not represented',
  roles: ['programme-manager', 'commissioner', 'user-member'],
})
export class IdentifyUserGroupGap extends ProgrammeCommand {
  @Choice({ label: 'Which user group?', options: userGroups })
  userGroup!: UserGroup;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const userGroupGapIdentified = programmeFact('programme', {
  command: IdentifyUserGroupGap,
  type: 'UserGroupGapIdentified',
  version: 1,
  title: 'User group found not represented',
  describe: ({ userGroup, note }) => userGroups[userGroup] + (note === undefined ? '' : ` – ${note}`),
  evolve: ({ gaps }, { id, occurredOn, data: { userGroup, note = null } }) => void gaps.push({ id, on: occurredOn, userGroup, note }),
});
