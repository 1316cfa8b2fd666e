import { InvalidInput, type Part } from '#kernel';
import { assertThen } from './details.decider.js';
import type { PreferencesEvent } from './person.events.js';
import type { PersonState } from './person.state.js';
import { IssueCalendarAddress, ResumeReminders, SetReminderPreferences, StopReminders, type RevokeCalendarAddress, type preferencesCommands } from './preferences.commands.js';

type PreferencesCommand = InstanceType<(typeof preferencesCommands)[number]>;

export const preferencesPart: Part<PersonState['preferences'], PreferencesCommand, PreferencesEvent, PersonState> = {
  name: 'preferences',
  initial: () => ({ told: null, stopped: [], calendarSecretHash: null }),

  evolve(state, fact) {
    switch (fact.type) {
      case 'ReminderPreferencesSet':
        state.told = { type: fact.type, text: fact.data.text };
        return state;
      case 'RemindersStopped':
        if (!state.stopped.includes(fact.data.subject)) state.stopped.push(fact.data.subject);
        return state;
      case 'RemindersResumed':
        state.stopped = state.stopped.filter((id) => id !== fact.data.subject);
        return state;
      case 'CalendarAddressIssued':
        state.calendarSecretHash = fact.data.secretHash;
        return state;
      case 'CalendarAddressRevoked':
        state.calendarSecretHash = null;
        return state;
      default:
        return state;
    }
  },

  decide(command, { at, now }) {
    assertThen(at, now);
    const { stopped, calendarSecretHash } = now.preferences;
    if (command instanceof SetReminderPreferences) return [{ type: 'ReminderPreferencesSet', data: command.sealed }];
    if (command instanceof StopReminders) {
      const subject = command.subject.toLowerCase();
      return stopped.includes(subject) ? [] : [{ type: 'RemindersStopped', data: { subject } }];
    }
    if (command instanceof ResumeReminders) {
      const subject = command.subject.toLowerCase();
      return stopped.includes(subject) ? [{ type: 'RemindersResumed', data: { subject } }] : [];
    }
    if (command instanceof IssueCalendarAddress) {
      const { secretHash } = command;
      if (!/^[0-9a-f]{64}$/u.test(secretHash))
        throw new InvalidInput([{ field: 'secretHash', message: 'Fingerprint of the secret must be 64 hexadecimal digits, in small letters' }]);
      return secretHash === calendarSecretHash ? [] : [{ type: 'CalendarAddressIssued', data: { secretHash } }];
    }
    command satisfies RevokeCalendarAddress;
    return calendarSecretHash === null ? [] : [{ type: 'CalendarAddressRevoked', data: {} }];
  },
};
