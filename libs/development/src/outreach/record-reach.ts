import { Choice, Command, Rows, RuleRefused, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { userGroups, type UserGroup } from '../user-groups.js';
import { counted } from '../words.js';
import { ageGroups, networkers, type AgeGroup } from './codes.js';

export class Reach {
  @Choice({ label: 'User group', options: userGroups })
  userGroup!: UserGroup;

  @Choice({ label: 'Age', options: ageGroups })
  ageGroup!: AgeGroup;

  @Whole({ label: 'People' })
  people!: number;
}

@Command({ name: 'record-reach', title: 'Record whom the ULO reaches, by group and age', help: 'Carers are a group of their own and are counted apart. Numbers only.', roles: networkers })
export class RecordReach extends UloCommand {
  @Rows(() => Reach, { label: 'Groups and ages', min: 1, max: 30 })
  reach!: Reach[];
}

export const reachRecorded = uloFact('outreach', {
  command: RecordReach,
  type: 'ReachRecorded',
  version: 1,
  title: 'Reach by group and age recorded',
  decide({ reach }) {
    if (new Set(reach.map(({ userGroup, ageGroup }) => `${userGroup} ${ageGroup}`)).size !== reach.length)
      throw new RuleRefused('group-counted-twice', 'A group and age is counted twice.', [], 'Give each group and age once.');
  },
  describe: ({ reach }) => counted(reach.reduce((sum, { people }) => sum + people, 0), 'person', 'people'),
  evolve: ({ reach: all }, { id, occurredOn, data: { reach } }) => void all.push({ id, on: occurredOn, reach }),
});
