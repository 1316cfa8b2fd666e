import { createHmac } from 'node:crypto';
import stringify from 'safe-stable-stringify';
import type { CommandRegistry, CommandRequest } from '#commands';
import { readStream, type EventStore } from '#event-store';
import { addressOf, derivedId } from '#kernel';
import type { Labels } from './labels.js';
import type { Row } from './rows.js';

export interface RowIdsOptions {
  store: Pick<EventStore, 'readStream'>;
  registry: CommandRegistry;
  labels: Labels;
  /** Key for the ids of commands about people: the id must not reveal whether a guess of the row's content is right. */
  secret: string;
  /** The subject of rows without `about`, by id or name. Ids of earlier versions include it. */
  about: string;
}

/**
 * Derives the command ids of rows. Rows with the same meaning have the same id, in any notation of a spreadsheet program; each
 * repetition of a row has a different id. Rows imported when ids were derived from the text keep their ids.
 */
export class RowIds {
  readonly #byMeaning = repetitionCounter();
  readonly #byText = repetitionCounter();
  readonly #recorded = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(private readonly options: RowIdsOptions) {}

  async of(row: Row, request: CommandRequest): Promise<string> {
    const id = this.#idOf(row, this.#byMeaning(meaningOf(request, this.options.labels)));
    const { about, happened, command, fields } = row;
    const earlier = this.#idOf(row, this.#byText(JSON.stringify([`import ${this.options.about}`, about, happened, command, fields])));
    return (await this.#wasRecorded(earlier, request)) ? earlier : id;
  }

  #idOf({ command }: Row, content: string): string {
    const { personal } = this.options.registry.get(command).spec;
    return derivedId(personal ? createHmac('sha256', this.options.secret).update(content).digest('hex') : content);
  }

  async #wasRecorded(commandId: string, { name, body }: CommandRequest): Promise<boolean> {
    const { spec } = this.options.registry.get(name);
    const { [addressOf(spec.stream) ?? '']: id = derivedId(commandId) } = body as Partial<Record<string, string>>;
    const stream = `${spec.stream}-${id}`;
    const known = this.#recorded.get(stream) ?? commandsIn(this.options.store, stream);
    this.#recorded.set(stream, known);
    return (await known).has(commandId);
  }
}

const commandsIn = async (store: Pick<EventStore, 'readStream'>, stream: string): Promise<ReadonlySet<string>> =>
  new Set((await readStream(store, stream)).map(({ metadata }) => metadata.commandId));

/** Refers to facts of this file by command id, because their event ids differ in the copy used for the dry run. */
function meaningOf({ name, body }: CommandRequest, labels: Labels): string {
  const content: { again?: unknown } = { ...(body as object) };
  delete content.again;
  return stringify([name, content], (_, value: unknown) => (typeof value === 'string' ? labels.commandOf(value) ?? value : value)) ?? '';
}

function repetitionCounter(): (content: string) => string {
  const times = new Map<string, number>();
  return (content) => {
    const time = (times.get(content) ?? 0) + 1;
    times.set(content, time);
    return `${content}#${time}`;
  };
}
