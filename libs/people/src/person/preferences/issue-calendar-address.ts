import { Command, InvalidInput, NOTHING, RegisteredPersonCommand, Text } from '#kernel';
import { personFact } from '../person-part.js';
import { refuseUnlessRegistered } from '../refuse-unless-registered.js';
import { keepers } from './codes.js';

@Command({
  name: 'issue-calendar-address',
  title: 'Give a person a calendar address',
  help: 'An address that was given before stops working.',
  roles: keepers,
})
export class IssueCalendarAddress extends RegisteredPersonCommand {
  @Text({ label: 'Fingerprint of the secret', hint: 'SHA-256, in hexadecimal, of the secret part of the address. The secret itself is never recorded.', max: 64 })
  secretHash!: string;
}

/** `secretHash`: SHA-256 of the secret part of the address. */
export const calendarAddressIssued = personFact('preferences', {
  command: IssueCalendarAddress,
  type: 'CalendarAddressIssued',
  version: 1,
  title: 'Calendar address issued',
  decide({ secretHash }, context) {
    refuseUnlessRegistered(context);
    if (!/^[0-9a-f]{64}$/u.test(secretHash))
      throw new InvalidInput([{ field: 'secretHash', message: 'Fingerprint of the secret must be 64 hexadecimal digits, in small letters' }]);
    return secretHash === context.now.preferences.calendarSecretHash ? NOTHING : undefined;
  },
  describe: () => '',
  evolve(preferences, { data: { secretHash } }) {
    preferences.calendarSecretHash = secretHash;
  },
});
