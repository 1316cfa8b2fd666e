import { Choice, Command, RegisteredPersonCommand } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';
import { sealedData } from '../sealed-event.js';
import { keepers, reminderModes, type ReminderMode } from './codes.js';

@Command({ name: 'set-reminder-preferences', title: 'Choose how reminders arrive', personal: true, roles: keepers })
export class SetReminderPreferences extends RegisteredPersonCommand {
  @Choice({ label: 'How should reminders arrive?', options: reminderModes })
  mode!: ReminderMode;
}

export const reminderPreferencesSet = personFact('preferences', {
  command: SetReminderPreferences,
  type: 'ReminderPreferencesSet',
  version: 1,
  title: 'Way of reminding chosen',
  data: sealedData,
  decide({ sealed }, context) {
    refuseUnlessRegistered(context);
    return sealed;
  },
  describe: () => '',
  evolve(preferences, { type, data: { text } }) {
    preferences.told = { type, text };
  },
});
