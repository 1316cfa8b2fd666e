import { Command, LongText, UloCommand, Whole } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { counted } from '../words.js';
import { networkers } from './codes.js';

@Command({ name: 'hold-provider-trust-meeting', title: 'Record a meeting with service providers', help: 'Trust is built with providers as well as with local people. Numbers only.', roles: networkers })
export class HoldProviderTrustMeeting extends UloCommand {
  @Whole({ label: 'How many providers?', min: 1, max: 1000 })
  providers!: number;

  @Whole({ label: 'How many people who use services?', max: 1000 })
  users!: number;

  @LongText({ label: 'What was the result?', hint: 'Do not write names.', optional: true })
  outcome?: string;
}

export const providerTrustMeetingHeld = uloFact('outreach', {
  command: HoldProviderTrustMeeting,
  type: 'ProviderTrustMeetingHeld',
  version: 1,
  title: 'Meeting with service providers held',
  describe: ({ providers, users, outcome }) => `${counted(providers, 'provider')}, ${counted(users, 'person', 'people')} who use services${outcome === undefined ? '' : `: ${outcome}`}`,
  evolve: ({ providerMeetings }, { id, occurredOn, data: { providers, users, outcome = null } }) => void providerMeetings.push({ id, on: occurredOn, providers, users, outcome }),
});
