import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePort } from './redis-server.js';

export interface Received {
  to: string[];
  mail: ParsedMail;
  /** Every byte after DATA, without the dots that the protocol adds. */
  raw: Buffer;
}

export interface MailServer {
  url: string;
  readonly received: Received[];
  /** Stops listening and closes all connections; `open` listens again on the same port. */
  close(): Promise<void>;
  open(): Promise<void>;
}

/** An SMTP refusal. It contains the address, as those of many servers do. */
export const refusal = (code: number, address: string): Error => Object.assign(new Error(`<${address}> is not taken here`), { responseCode: code });

export interface MailServerOptions {
  /** Throws for a recipient that is refused. */
  recipient?: (address: string) => void | Promise<void>;
  /** Runs when a whole email was received, before it is accepted. */
  mail?: (to: string[]) => void | Promise<void>;
  /** Runs when an email was accepted, before the sender gets the answer. */
  taken?: (received: Received) => void | Promise<void>;
  /** The name and password that the server requires. */
  login?: [name: string, password: string];
}

/** Starts a real SMTP server on a free port. It stores the emails that it accepts. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: Received[] = [];
  const port = await freePort();
  let server: SMTPServer | undefined;
  const answer = (work: () => void | Promise<void>, callback: (error?: Error | null) => void): void => {
    Promise.resolve().then(work).then(() => callback(), callback);
  };
  const open = async (): Promise<void> => {
    server = new SMTPServer({
      authOptional: options.login === undefined,
      disabledCommands: options.login ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      closeTimeout: 100,
      onAuth: ({ username, password }, _session, callback) =>
        username === options.login?.[0] && password === options.login?.[1] ? callback(null, { user: username }) : callback(new Error(`Wrong password for ${username}`)),
      onRcptTo: ({ address }, _session, callback) => answer(() => options.recipient?.(address), callback),
      onData(stream, { envelope }, callback) {
        const to = envelope.rcptTo.map(({ address }) => address);
        buffer(stream).then(async (raw) => {
          const mail = await simpleParser(raw);
          await options.mail?.(to);
          received.push({ to, mail, raw });
          await options.taken?.({ to, mail, raw });
          callback();
        }).catch(callback);
      },
    });
    server.on('error', () => undefined);
    server.listen(port, '127.0.0.1');
    await once(server.server, 'listening');
  };
  await open();
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    open,
    close: () => new Promise((resolve) => (server ? server.close(() => resolve()) : resolve())),
  };
}
