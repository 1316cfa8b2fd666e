import { Command, ProgrammeCommand, Whole } from '#kernel';
import { programmeFact } from '../programme-part.js';
import { SEND_HOUR } from './state.js';

@Command({
  name: 'set-quiet-hours',
  title: 'Set the quiet hours',
  help: `Reminders that come late, after a fault, wait until the quiet hours are over. Reminders usually go out at ${SEND_HOUR}am.`,
  roles: ['programme-manager'],
  plansAhead: true,
})
export class SetQuietHours extends ProgrammeCommand {
  @Whole({ label: 'Quiet from (hour of the day)', hint: 'In London, for example 20 for 8pm.', min: SEND_HOUR + 1, max: 24 })
  fromHour!: number;

  @Whole({ label: 'Quiet until (hour of the day)', hint: 'In London, for example 7 for 7am.', min: 0, max: SEND_HOUR })
  untilHour!: number;
}

/** Hours of the day in London, 0 to 24. No reminders are sent between them. */
export const quietHoursSet = programmeFact('reminderPolicy', {
  command: SetQuietHours,
  type: 'QuietHoursSet',
  version: 1,
  title: 'Quiet hours set',
  describe: ({ fromHour, untilHour }) => `Nothing is sent from ${fromHour}:00 to ${untilHour}:00`,
  evolve(policy, { data }) {
    policy.quiet = data;
  },
});
