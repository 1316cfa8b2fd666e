import { Choice, Command, FactCommand, RuleRefused, Text } from '#kernel';
import { programmeFact } from '../programme-part.js';
import { jurisdictions, type Jurisdiction } from './codes.js';

@Command({
  name: 'open-programme',
  title: 'Open a programme',
  help: 'A programme develops the user-led organisations of an area.',
  creates: true,
  roles: ['programme-manager'],
})
export class OpenProgramme extends FactCommand {
  @Text({ label: 'Name of the programme' })
  name!: string;

  @Text({ label: 'Area' })
  area!: string;

  @Choice({ label: 'Whose law applies?', hint: 'Without an answer: England.', options: jurisdictions, optional: true })
  jurisdiction?: Jurisdiction;
}

export const programmeOpened = programmeFact('programme', {
  command: OpenProgramme,
  type: 'ProgrammeOpened',
  version: 1,
  title: 'Programme opened',
  decide(_, { now: { programme } }) {
    if (programme.openedOn !== null) throw new RuleRefused('programme-already-open', `The programme was opened on ${programme.openedOn}.`);
  },
  describe: ({ name, area }) => `${name}, for ${area}`,
  evolve: (programme, { occurredOn, data: { name, area, jurisdiction = 'england' } }) =>
    Object.assign(programme, { name, area, jurisdiction, openedOn: occurredOn }),
});
