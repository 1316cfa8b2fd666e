import type { Accepted } from '#commands';
import type { Ledger, Sent } from './ledger.js';
import type { Random } from './random.js';

/** Somebody who takes commands until it is killed. */
export interface Taker {
  readonly dead: boolean;
  /** @throws Violation when a command is refused */
  send(sent: Sent): Promise<Accepted | 'lost'>;
}

/** What is sent, and the record of it. */
export interface Source {
  ledger: Ledger;
  script: { next(): Sent | undefined };
}

/** Sends at this concurrency, first what was lost, until the taker is dead. */
export async function keepSending({ ledger, script }: Source, to: Taker, concurrency: number): Promise<void> {
  const one = async (): Promise<void> => {
    while (!to.dead) {
      const sent = ledger.takeUnsure() ?? script.next();
      if (!sent) await ledger.changed();
      else await sendOne(ledger, to, sent);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
}

/** A few that were answered before, sent once more. */
export async function sendAgain({ ledger }: Source, to: Taker, random: Random): Promise<void> {
  const known = [...ledger.acknowledged.keys()];
  const some = Array.from({ length: Math.min(3, known.length) }, () => ledger.sent.get(random.pick(known) ?? ''));
  await Promise.all(some.flatMap((sent) => (sent ? [sendOne(ledger, to, sent)] : [])));
}

/** Everything that got no answer before. */
export async function sendUnsure({ ledger }: Source, to: Taker): Promise<void> {
  for (let sent = ledger.takeUnsure(); sent && !to.dead; sent = ledger.takeUnsure()) await sendOne(ledger, to, sent);
}

async function sendOne(ledger: Ledger, to: Taker, sent: Sent): Promise<void> {
  const answer = await to.send(sent);
  if (answer === 'lost') ledger.lost(sent);
  else ledger.acknowledge(answer);
}

export const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
