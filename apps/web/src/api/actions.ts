import type { Role } from '#kernel';
import { reminderSenders } from '../security/access.js';

/** What is done at once and recorded by Milepost itself: not a command, which records what people say that happened. */
export interface ActionSpec {
  /** With `:name` for parameters in the path, all of them ids. */
  path: string;
  /** A verb first. */
  title: string;
  help: string;
  roles: readonly Role[];
}

export const actions = {
  sendReminder: {
    path: 'api/ulos/:id/reminders/:reminder/send',
    title: 'Send a reminder now',
    help: 'To one person, or to everybody who is to get it and has not. It is never sent twice; what had failed is tried again.',
    roles: reminderSenders,
  },
} satisfies Record<string, ActionSpec>;
