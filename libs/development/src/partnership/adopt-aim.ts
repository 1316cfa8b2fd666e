import { ChoiceList, Command, LongText, UloCommand, YesNo } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { userGroups, type UserGroup } from '../user-groups.js';
import { offers, type Offer } from './codes.js';

@Command({
  name: 'adopt-aim',
  title: 'Adopt the aim',
  help: 'What the ULO is for. Commissioners and mentor may propose; only the users adopt it.',
  roles: ['user-member'],
})
export class AdoptAim extends UloCommand {
  @LongText({ label: 'Aim', hint: 'For example: a one-stop-shop for advice and information. Do not write names.' })
  aim!: string;

  @ChoiceList({ label: 'What will it offer?', options: offers })
  offers!: Offer[];

  @ChoiceList({ label: 'For whom?', options: userGroups })
  userGroups!: UserGroup[];

  @YesNo({ label: 'For all ages?' })
  allAges!: boolean;
}

export const aimAdopted = uloFact('partnership', {
  command: AdoptAim,
  type: 'AimAdopted',
  version: 1,
  title: 'Aim adopted',
  describe: ({ aim, userGroups: groups, allAges }) =>
    `${aim.replace(/[.\s]+$/u, '')}. For ${groups.map((g) => userGroups[g].toLowerCase()).join(', ')}${allAges ? ', of all ages' : ''}`,
  evolve: ({ aims }, { id, occurredOn, data }) => void aims.push({ id, on: occurredOn, ...data }),
});
