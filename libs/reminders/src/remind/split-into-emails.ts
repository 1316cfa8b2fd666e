import { MOST_THINGS_OF_A_LINK } from '../delivery/stop-links.js';
import type { Due, Part } from './reminder-sender.js';

/** A digest as one email, or as several when it has more subjects than one link can stop. */
export function splitIntoEmails(parts: Due['parts']): Due['parts'][] {
  const emails: Due['parts'][] = [];
  let subjects = MOST_THINGS_OF_A_LINK;
  for (const { snapshot, reminders } of parts)
    for (const reminder of reminders) {
      const part: Part = { snapshot, reminders: [reminder] };
      const email = emails.at(-1);
      const last = email?.at(-1);
      if (!email || subjects === MOST_THINGS_OF_A_LINK) {
        emails.push([part]);
        subjects = 0;
      } else if (last?.snapshot === snapshot) last.reminders.push(reminder);
      else email.push(part);
      subjects += 1;
    }
  return emails;
}
