import { ChoiceList, Command, LongText, ProgrammeCommand, YesNo } from '#kernel';
import { programmeFact } from '../programme-part.js';
import { userGroups, type UserGroup } from '../user-groups.js';
import { listed } from '../words.js';

@Command({
  name: 'record-area-self-assessment',
  title: 'Record the area’s self-assessment',
  help: 'Which ULOs are there? Which user groups are not represented?',
  roles: ['programme-manager', 'commissioner'],
})
export class RecordAreaSelfAssessment extends ProgrammeCommand {
  @YesNo({ label: 'Is there a ULO in the area?' })
  uloInArea!: boolean;

  @ChoiceList({ label: 'Which user groups are not represented?', options: userGroups, optional: true })
  notRepresented?: UserGroup[];

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

/** `notRepresented`: the user groups that no organisation of the area represents. */
export const areaSelfAssessmentRecorded = programmeFact('programme', {
  command: RecordAreaSelfAssessment,
  type: 'AreaSelfAssessmentRecorded',
  version: 1,
  title: 'Area assessed',
  describe: ({ uloInArea, notRepresented = [] }) =>
    `${uloInArea ? 'There is a ULO' : 'No ULO'} in the area; ${
      notRepresented.length === 0
        ? 'every user group is represented'
        : `not represented: ${listed(notRepresented.map((g) => userGroups[g].toLowerCase()))}`
    }`,
  evolve: ({ assessments }, { id, occurredOn, data: { uloInArea, notRepresented = [], note = null } }) =>
    void assessments.push({ id, on: occurredOn, uloInArea, notRepresented, note }),
});
