import { domainToASCII } from 'node:url';
import type { Transporter } from 'nodemailer';
import type { Clock, Instant } from '#kernel';
import { DeliveryFailed, type Addressees, type Delivery, type DeliveryStatus, type Email } from './delivery.js';
import { emailHtml, emailText, type EmailContext } from './email-text.js';
import { isServerFault, failureOf } from './smtp-faults.js';
import { automatic, inHeader, smtpTransport } from './smtp-transport.js';
import type { StopLinks } from './stop-links.js';

export interface SmtpOptions {
  /** `smtp://…` or `smtps://…`, with name and password where the server needs them. */
  url: string;
  /** The sender: an address, or a name with an address in angle brackets. */
  from: string;
  /** The public address of the site, without a slash at its end. */
  site: string;
  clock: Clock;
  addressees: Addressees;
  stopLinks: StopLinks;
  /** Timeout for every answer of the server. */
  timeoutMs?: number;
}

/** Sends emails over SMTP with one connection each, so that one that hangs does not block the others. */
export class SmtpDelivery implements Delivery {
  private readonly transport: Transporter;
  private readonly domain: string;
  private lastAccepted: Instant | undefined;
  private problem: string | undefined;

  constructor(private readonly options: SmtpOptions) {
    const { hostname } = new URL(options.url);
    this.transport = smtpTransport(options.url, options.timeoutMs);
    // A Message-ID is ASCII only (RFC 5322, 3.6.4).
    this.domain = domainToASCII(/@([^@>\s]+)>?\s*$/u.exec(options.from)?.[1] ?? hostname);
  }

  async deliver(email: Email): Promise<{ messageId: string }> {
    const to = await this.options.addressees(email.person);
    if (!to) throw new DeliveryFailed('There is no mail address for this person.', true);
    const messageId = `<${email.id}@${this.domain}>`;
    const { site } = this.options;
    const context: EmailContext = { name: to.name, site, stopAt: (items) => site + this.options.stopLinks.pathFor({ person: email.person, about: items.map(({ about }) => about) }) };
    try {
      await this.transport.sendMail({
        from: this.options.from, to: { name: inHeader(to.name), address: to.mail }, subject: inHeader(email.subject), messageId,
        // A `Date`: a string would be used unchanged, and an ISO instant is not a date of RFC 5322, 3.3.
        date: new Date(this.options.clock.now()),
        text: emailText(email, context), html: emailHtml(email, context),
        headers: {
          ...automatic,
          // All items of this email: a person who stops an email does not expect a part of it again.
          'List-Unsubscribe': { prepared: true, value: `<${context.stopAt(email.items)}>` },
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      });
    } catch (error) {
      const failure = failureOf(error);
      if (isServerFault(error)) this.problem = failure.reason;
      throw failure;
    }
    this.problem = undefined;
    this.lastAccepted = this.options.clock.now();
    return { messageId };
  }

  status(): DeliveryStatus {
    return { kind: 'smtp', ...(this.lastAccepted ? { lastAccepted: this.lastAccepted } : {}), ...(this.problem ? { problem: this.problem } : {}) };
  }

  async close(): Promise<void> {
    this.transport.close();
  }
}
