import { Command, FactCommand, Id, RuleRefused, Text, YesNo, factData, ownFieldsAnd } from '#kernel';
import { OrganisationReference, sameOrganisation } from '../organisations.js';
import { uloFact } from '../ulo-part.js';
import { sameOrganisations } from './refusals.js';

@Command({
  name: 'start-ulo-development',
  title: 'Start developing a ULO',
  help: 'A new ULO is developed in partnership with commissioners, a ULO from a neighbouring area and local people.',
  creates: true,
  roles: ['commissioner', 'programme-manager'],
  plansAhead: true,
})
export class StartUloDevelopment extends FactCommand {
  @Id({ label: 'Programme', hint: 'The id of the programme that develops it.' })
  programme!: string;

  @Text({ label: 'Name of the ULO', hint: 'A working name will do.' })
  name!: string;

  @Text({ label: 'Area' })
  area!: string;

  @OrganisationReference({ label: 'Commissioner', names: 'commissioner', givesAccess: true })
  commissionerOrganisation?: string;

  @Text({ label: 'Commissioner', hint: 'The commissioning organisation, for example a county council.' })
  commissioner!: string;

  @YesNo({ label: 'Do carers count as users?', hint: 'As the programme’s rules say. Without an answer they do not.', optional: true })
  carersCount?: boolean;
}

class ItsProgramme {
  @Id({ label: 'Programme' })
  programme!: string;
}

export const uloDevelopmentStarted = uloFact('partnership', {
  command: StartUloDevelopment,
  type: 'UloDevelopmentStarted',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Development started',
  data: ownFieldsAnd(StartUloDevelopment, ItsProgramme),
  decide(command, { now: { partnership } }) {
    if (partnership.startedOn !== null)
      throw new RuleRefused('development-already-started', `Its development started on ${partnership.startedOn}.`);
    if (sameOrganisation({ name: command.name }, { name: command.commissioner })) throw sameOrganisations([command.name]);
    return { programme: command.programme, ...factData(command) };
  },
  describe: ({ name, area, commissioner }) => `${name}, for ${area}, with ${commissioner}`,
  evolve: (partnership, { occurredOn, data: { programme, name, area, commissioner, commissionerOrganisation = null, carersCount = false } }) =>
    Object.assign(partnership, { programme, name, area, commissioner, commissionerOrganisation, carersCount, startedOn: occurredOn }),
});
