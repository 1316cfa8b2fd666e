import type { Accepted } from '#commands';
import type { Ledger, Sent } from './ledger.js';
import type { Random } from './random.js';

/** A process that accepts commands until it is killed. */
export interface CommandTarget {
  readonly dead: boolean;
  /** @throws Violation when a command is refused */
  send(sent: Sent): Promise<Accepted | 'lost'>;
}

/** The source of commands, and the record of them. */
export interface Source {
  ledger: Ledger;
  script: { next(): Sent | undefined };
}

/** Sends commands with this concurrency until the target is killed. Commands without a response come first. */
export async function keepSending({ ledger, script }: Source, to: CommandTarget, concurrency: number): Promise<void> {
  const one = async (): Promise<void> => {
    while (!to.dead) {
      const sent = ledger.takeUnanswered() ?? script.next();
      if (!sent) await ledger.changed();
      else await sendOne(ledger, to, sent);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
}

/** Sends a few acknowledged commands again. */
export async function sendAgain({ ledger }: Source, to: CommandTarget, random: Random): Promise<void> {
  const known = [...ledger.acknowledged.keys()];
  const some = Array.from({ length: Math.min(3, known.length) }, () => ledger.sent.get(random.pick(known) ?? ''));
  await Promise.all(some.flatMap((sent) => (sent ? [sendOne(ledger, to, sent)] : [])));
}

/** Sends all commands without a response again. */
export async function sendUnanswered({ ledger }: Source, to: CommandTarget): Promise<void> {
  for (let sent = ledger.takeUnanswered(); sent && !to.dead; sent = ledger.takeUnanswered()) await sendOne(ledger, to, sent);
}

async function sendOne(ledger: Ledger, to: CommandTarget, sent: Sent): Promise<void> {
  const answer = await to.send(sent);
  if (answer === 'lost') ledger.lost(sent);
  else ledger.acknowledge(answer);
}

export const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
