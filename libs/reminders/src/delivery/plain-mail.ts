import type { Transporter } from 'nodemailer';
import type { Clock } from '#kernel';
import { automatic, inHeader, smtpTransport } from './smtp-transport.js';

export interface PlainMailOptions {
  /** `smtp://…` or `smtps://…`. */
  url: string;
  /** The sender: an address, or a name with an address in angle brackets. */
  from: string;
  clock: Clock;
}

/** Sends a text to an address immediately and stores nothing. Used for sign-in links. */
export class PlainMail {
  private readonly transport: Transporter;

  constructor(private readonly options: PlainMailOptions) {
    this.transport = smtpTransport(options.url);
  }

  /** @throws the error of nodemailer, for a refusal or a failed connection */
  async send({ to, subject, text }: { to: string; subject: string; text: string }): Promise<void> {
    await this.transport.sendMail({ from: this.options.from, to: { name: '', address: to }, subject: inHeader(subject), date: new Date(this.options.clock.now()), text, headers: automatic });
  }

  close(): void {
    this.transport.close();
  }
}
