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
  /** Keys the ids of commands about a person: somebody who guesses what a row says must not find it by its id. */
  secret: string;
  /** What rows are about that do not say, by id or name: part of the ids of earlier versions. */
  about: string;
}

/**
 * Ids of the commands that rows stand for: the same meaning has the same id, however a spreadsheet program writes it,
 * and the n-th repetition of a row is another one. Rows that were imported before ids were made of the meaning keep theirs.
 */
export class RowIds {
  readonly #byMeaning = counted();
  readonly #byText = counted();
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

/** A fact of this file is named by its command: its own id is another one in the copy on which rows are checked. */
function meaningOf({ name, body }: CommandRequest, labels: Labels): string {
  const said: { again?: unknown } = { ...(body as object) };
  delete said.again;
  return stringify([name, said], (_, value: unknown) => (typeof value === 'string' ? labels.commandOf(value) ?? value : value)) ?? '';
}

function counted(): (content: string) => string {
  const times = new Map<string, number>();
  return (content) => {
    const time = (times.get(content) ?? 0) + 1;
    times.set(content, time);
    return `${content}#${time}`;
  };
}
