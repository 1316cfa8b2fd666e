import type { Clock } from '#kernel';
import { isReadable, type People } from '#people';
import type { Settings } from '#platform';
import { BullMqScheduler, InProcessScheduler, SmtpDelivery, type Delivery, type Outbox, type Scheduler, type StopLinks } from '#reminders';

/** The scheduler of reminders and the delivery of emails. */
export interface Messaging {
  scheduler: Scheduler;
  delivery: Delivery;
  /** The emails from the time without a mail server. */
  outbox: Outbox;
  stopLinks: StopLinks;
  close(): Promise<void>;
}

interface MessagingOptions {
  settings: Settings;
  clock: Clock;
  people: Pick<People, 'now'>;
  outbox: Outbox;
  links: StopLinks;
}

/** Selects by the settings: Redis or timers in the process, a mail server or the outbox. Starts nothing. */
export function openMessaging({ settings, clock, people, outbox, links }: MessagingOptions): Messaging {
  const { smtp, redisUrl, publicUrl = '' } = settings;
  const addressees = async (id: string): Promise<{ name: string; mail: string } | undefined> => {
    const person = (await people.now()).person(id);
    return !isReadable(person) || person.mail === undefined ? undefined : { name: person.name, mail: person.mail };
  };
  const delivery = smtp ? new SmtpDelivery({ ...smtp, site: publicUrl, clock, addressees, stopLinks: links }) : outbox;
  const scheduler = redisUrl === undefined ? new InProcessScheduler({ clock }) : new BullMqScheduler({ url: redisUrl, clock });
  return {
    scheduler, delivery, outbox, stopLinks: links,
    async close() {
      await scheduler.close();
      if (delivery !== outbox) await delivery.close();
      await outbox.close();
    },
  };
}
