import { Command, LongText, ProgrammeCommand, RuleRefused } from '#kernel';
import { programmeFact } from '../programme-part.js';

@Command({
  name: 'close-programme',
  title: 'Close the programme',
  help: 'From that day on no ULO is started in it and nothing is planned for its ULOs: no plan, milestone, launch or mentoring. Reminders stop, and calendars and “To do” no longer show its deadlines. What happened can still be recorded.',
  roles: ['programme-manager'],
  confirm: true,
})
export class CloseProgramme extends ProgrammeCommand {
  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const programmeClosed = programmeFact('programme', {
  command: CloseProgramme,
  type: 'ProgrammeClosed',
  version: 1,
  title: 'Programme closed',
  decide(_, { now: { programme } }) {
    if (programme.closedOn !== null) throw new RuleRefused('programme-already-closed', `The programme was closed on ${programme.closedOn}.`);
  },
  describe: ({ note = '' }) => note,
  evolve(programme, { occurredOn, data: { note = null } }) {
    if (programme.closedOn === null) Object.assign(programme, { closedOn: occurredOn, closingNote: note });
  },
});
