import { Command, NOTHING, RegisteredPersonCommand } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';
import { keepers } from './codes.js';

@Command({ name: 'revoke-calendar-address', title: 'Switch the calendar address off', roles: keepers })
export class RevokeCalendarAddress extends RegisteredPersonCommand {}

export const calendarAddressRevoked = personFact('preferences', {
  command: RevokeCalendarAddress,
  type: 'CalendarAddressRevoked',
  version: 1,
  title: 'Calendar address switched off',
  decide(_, context) {
    refuseUnlessRegistered(context);
    return context.now.preferences.calendarSecretHash === null ? NOTHING : undefined;
  },
  describe: () => '',
  evolve(preferences) {
    preferences.calendarSecretHash = null;
  },
});
