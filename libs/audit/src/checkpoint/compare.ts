import { capital, type StoredEvent } from '#kernel';
import { originOf, type Checkpoint } from './checkpoint.js';
import { entryOf } from './checkpoint-of-log.js';
import { MerkleTree } from './merkle-tree.js';

type Entry = Pick<StoredEvent, 'id' | 'stream' | 'revision'> & { metadata: { hash: string } };

const named = (n: number): string => n.toLocaleString('en-GB');
const inWords = ({ events, madeAt }: Checkpoint): string => `the checkpoint of ${named(events)} events${madeAt === undefined ? '' : `, made at ${madeAt}`}`;

/**
 * Compares the events of a log or an export, in their order, with checkpoints that were kept elsewhere. Pass it every event once.
 * The first difference lies after the last checkpoint that agrees and not after the first that does not; with the hashes of all events
 * (`hashes`) it is named exactly.
 */
export class CheckpointComparison {
  readonly #tree = new MerkleTree();
  readonly #faults: string[] = [];
  #next = 0;
  /** The first event after the last checkpoint that agrees. */
  #first: Entry | undefined;
  #agreed = 0;
  #agreeing = 0;
  #different: string | undefined;

  /** @param hashes of all events of the last checkpoint, in hex; their root was compared with it */
  constructor(
    private readonly checkpoints: readonly Checkpoint[],
    private readonly hashes: readonly string[] = [],
  ) {}

  take(event: Entry): void {
    if (this.#tree.size === 0) this.#checkOrigin(event);
    const kept = this.hashes[this.#tree.size];
    if (kept !== undefined && kept !== event.metadata.hash) this.#different ??= `Event ${named(this.#tree.size + 1)} of the log is another than it was: now it is event ${event.revision} of stream ${event.stream} (${event.id}).`;
    this.#tree.add(entryOf(event.metadata.hash));
    this.#first ??= event;
    while (this.checkpoints[this.#next]?.events === this.#tree.size) this.#compare(this.checkpoints[(this.#next += 1) - 1] as Checkpoint);
  }

  /** How many checkpoints agree, and what differs, in sentences. Call it after the last event. */
  finish(): { agreeing: number; faults: string[] } {
    const missing = this.checkpoints.slice(this.#next);
    if (missing[0]) this.#faults.push(`The log has ${named(this.#tree.size)} events, and ${inWords(missing[0])} says that it had more: events were left out.`);
    if (this.#different !== undefined) this.#faults.unshift(this.#different);
    return { agreeing: this.#agreeing, faults: this.#faults };
  }

  #compare(checkpoint: Checkpoint): void {
    if (this.#tree.root().toString('base64') === checkpoint.root) {
      this.#agreeing += 1;
      this.#agreed = checkpoint.events;
      this.#first = undefined;
    } else if (!this.#faults.some((fault) => fault.startsWith('Events'))) {
      const { stream = '', revision = 0 } = this.#first ?? {};
      this.#faults.push(`Events ${named(this.#agreed + 1)} to ${named(checkpoint.events)} are not those of ${inWords(checkpoint)}: the first difference lies there. They begin with event ${revision} of stream ${stream}.`);
    }
  }

  #checkOrigin({ id }: Entry): void {
    const other = this.checkpoints.find(({ origin }) => origin !== originOf(id));
    if (other) this.#faults.push(`${capital(inWords(other))} is of another log: ${other.origin}, and this one is ${originOf(id)}.`);
  }
}
