import { domainToASCII } from 'node:url';
import { createTransport, type Transporter } from 'nodemailer';
import type { Clock, Instant } from '#kernel';
import { DeliveryFailed, type Addressees, type Delivery, type DeliveryStatus, type Letter } from './delivery.js';
import { letterHtml, letterText, type Wording } from './letter-text.js';
import { concernsTheServer, failureOf } from './smtp-faults.js';
import type { StopLinks } from './stop-links.js';

export interface SmtpOptions {
  /** `smtp://…` or `smtps://…`, with name and password where the server wants them. */
  url: string;
  /** Who letters come from: an address, or a name with an address in angle brackets. */
  from: string;
  /** The address that people use, without a slash at its end. */
  site: string;
  clock: Clock;
  addressees: Addressees;
  stopLinks: StopLinks;
  /** How long the server may be silent. */
  patienceMs?: number;
}

/**
 * Nobody's absence is to be answered: RFC 3834 says so to most servers, the second header to Exchange. Reports of failed
 * delivery are still wanted.
 */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' };

/** The most that is useful in a list of emails; also keeps each header far below 998 octets a line (RFC 5322, 2.1.1). */
const longestInHeader = 250;

/** As one line that a reader decodes to the same text: `=?` would be taken for the start of an encoded word (RFC 2047). */
function inHeader(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll('=?', '= ?');
  const characters = [...line];
  return characters.length > longestInHeader ? `${characters.slice(0, longestInHeader - 1).join('')}…` : line;
}

const isLocal = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');

/** Letters as mail over SMTP, one connection each, so that one that hangs holds no other. */
export class SmtpDelivery implements Delivery {
  private readonly transport: Transporter;
  private readonly domain: string;
  private lastAccepted: Instant | undefined;
  private problem: string | undefined;

  constructor(private readonly o: SmtpOptions) {
    const { hostname, password } = new URL(o.url);
    const patience = o.patienceMs ?? 20_000;
    this.transport = createTransport({
      url: o.url, connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience, dnsTimeout: patience,
      // A password goes over the network sealed or not at all.
      requireTLS: password !== '' && !isLocal(hostname),
      disableFileAccess: true, disableUrlAccess: true,
    });
    // An id holds ASCII only (RFC 5322, 3.6.4).
    this.domain = domainToASCII(/@([^@>\s]+)>?\s*$/u.exec(o.from)?.[1] ?? hostname);
  }

  async deliver(letter: Letter): Promise<{ messageId: string }> {
    const to = await this.o.addressees(letter.person);
    if (!to) throw new DeliveryFailed('There is no mail address for this person.', true);
    const messageId = `<${letter.id}@${this.domain}>`;
    const { site } = this.o;
    const wording: Wording = { name: to.name, site, stopAt: (items) => site + this.o.stopLinks.pathFor({ person: letter.person, about: items.map(({ about }) => about) }) };
    try {
      await this.transport.sendMail({
        from: this.o.from, to: { name: inHeader(to.name), address: to.mail }, subject: inHeader(letter.subject), messageId,
        // A `Date`: a string would be printed as it is, and an instant of ours is not the date of RFC 5322, 3.3.
        date: new Date(this.o.clock.now()),
        text: letterText(letter, wording), html: letterHtml(letter, wording),
        headers: {
          ...automatic,
          // Everything that this email reminds of: somebody who stops an email does not expect a part of it again.
          'List-Unsubscribe': { prepared: true, value: `<${wording.stopAt(letter.items)}>` },
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      });
    } catch (error) {
      const failure = failureOf(error);
      if (concernsTheServer(error)) this.problem = failure.reason;
      throw failure;
    }
    this.problem = undefined;
    this.lastAccepted = this.o.clock.now();
    return { messageId };
  }

  status(): DeliveryStatus {
    return { kind: 'smtp', ...(this.lastAccepted ? { lastAccepted: this.lastAccepted } : {}), ...(this.problem ? { problem: this.problem } : {}) };
  }

  async close(): Promise<void> {
    this.transport.close();
  }
}
