import { capital, type StoredEvent } from '#kernel';
import { originOf, type Checkpoint } from './checkpoint.js';
import { entryOf } from './checkpoint-of-log.js';
import { MerkleTree } from './merkle-tree.js';

type Entry = Pick<StoredEvent, 'id' | 'stream' | 'revision'> & { metadata: { hash: string } };

const numberText = (n: number): string => n.toLocaleString('en-GB');
const describeCheckpoint = ({ events, madeAt }: Checkpoint): string => `the checkpoint of ${numberText(events)} events${madeAt === undefined ? '' : `, made at ${madeAt}`}`;

/**
 * Compares the events of a log or an export, in order, with checkpoints that were stored elsewhere. Pass it every event once.
 * The first difference is after the last checkpoint that agrees, and at or before the first that does not. With the hashes of all
 * events (`hashes`) it is found exactly.
 */
export class CheckpointComparison {
  readonly #tree = new MerkleTree();
  readonly #faults: string[] = [];
  #next = 0;
  /** The first event after the last checkpoint that agrees. */
  #first: Entry | undefined;
  #agreedEvents = 0;
  #agreeing = 0;
  #differentEvent: string | undefined;

  /** @param hashes the hashes of all events of one checkpoint, in hex; their root was compared with it */
  constructor(
    private readonly checkpoints: readonly Checkpoint[],
    private readonly hashes: readonly string[] = [],
  ) {}

  take(event: Entry): void {
    if (this.#tree.size === 0) this.#checkOrigin(event);
    const expected = this.hashes[this.#tree.size];
    if (expected !== undefined && expected !== event.metadata.hash) this.#differentEvent ??= `Event ${numberText(this.#tree.size + 1)} of the log has changed: now it is event ${event.revision} of stream ${event.stream} (${event.id}).`;
    this.#tree.add(entryOf(event.metadata.hash));
    this.#first ??= event;
    while (this.checkpoints[this.#next]?.events === this.#tree.size) this.#compare(this.checkpoints[(this.#next += 1) - 1] as Checkpoint);
  }

  /** The number of checkpoints that agree, and the differences as sentences. Call it after the last event. */
  finish(): { agreeing: number; faults: string[] } {
    const missing = this.checkpoints.slice(this.#next);
    if (missing[0]) this.#faults.push(`The log has ${numberText(this.#tree.size)} events, and ${describeCheckpoint(missing[0])} says that it had more: events were left out.`);
    if (this.#differentEvent !== undefined) this.#faults.unshift(this.#differentEvent);
    return { agreeing: this.#agreeing, faults: this.#faults };
  }

  #compare(checkpoint: Checkpoint): void {
    if (this.#tree.root().toString('base64') === checkpoint.root) {
      this.#agreeing += 1;
      this.#agreedEvents = checkpoint.events;
      this.#first = undefined;
    } else if (!this.#faults.some((fault) => fault.startsWith('Events'))) {
      const { stream = '', revision = 0 } = this.#first ?? {};
      this.#faults.push(`Events ${numberText(this.#agreedEvents + 1)} to ${numberText(checkpoint.events)} are not those of ${describeCheckpoint(checkpoint)}: the first difference is there. They begin with event ${revision} of stream ${stream}.`);
    }
  }

  #checkOrigin({ id }: Entry): void {
    const ofOtherLog = this.checkpoints.find(({ origin }) => origin !== originOf(id));
    if (ofOtherLog) this.#faults.push(`${capital(describeCheckpoint(ofOtherLog))} is of another log: ${ofOtherLog.origin}, and this one is ${originOf(id)}.`);
  }
}
