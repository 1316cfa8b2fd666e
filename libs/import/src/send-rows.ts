import { commandRegistry, validateCommand, type Accepted, type CommandRequest } from '#commands';
import { derivedId, type CommandClass, type PlainDate, type Role } from '#kernel';
import { BadRows, Unreadable, type BadRow } from './bad-rows.js';
import { Labels, type Subject } from './labels.js';
import { inOrderOfDays } from './order-of-days.js';
import { reasonOf } from './reasons.js';
import { requestFrom } from './request.js';
import { RowIds } from './row-ids.js';
import { rowsFrom, type Row } from './rows.js';

export interface SendRows {
  /** Named in messages. */
  file: string;
  bytes: Uint8Array;
  commands: readonly CommandClass[];
  today: PlainDate;
  /** ULOs and programmes of the server by folded name; null if several have the same name. */
  known: ReadonlyMap<string, Subject | null>;
  /** The role used for rows without `who`. If absent, the server chooses a role of the sender. */
  role?: Role | undefined;
  about?: string | undefined;
  /** Sends one command. `role` is undefined if neither the row nor the options give one. @throws the error that refuses it */
  send(request: Pick<CommandRequest, 'name' | 'body'>, role: Role | undefined): Promise<Accepted>;
  /** Why a row was refused, in one sentence; undefined if the row did not cause the error. */
  refusalOf(error: unknown): string | undefined;
  progress?: (done: number, total: number, doing: 'checking' | 'recording') => void;
}

export interface Sent {
  rows: number;
  recorded: number;
  repeated: number;
  nothing: number;
}

/** Placeholder to build requests: the server chooses the role for rows without `who`. */
const placeholderRole: Role = 'programme-manager';

/**
 * Records the rows of a file on a server, in the order of the days on which things happened. First it checks the format of all
 * rows. The server applies the rules row by row; sending stops at the first row that it refuses. Ids are derived from the
 * content of rows, so sending the file again records nothing twice.
 * @throws BadRows naming every row that is not well formed, or the one that was refused
 */
export async function sendRows(options: SendRows): Promise<Sent> {
  const { file, progress = () => {} } = options;
  const registry = commandRegistry(options.commands);
  const beginning = new Set(registry.all.filter(({ spec }) => spec.creates).map(({ spec }) => spec.name));
  const rows = inOrderOfDays(rowsFrom(file, options.bytes), (row) => beginning.has(row.command));
  await check(rows, options);
  const sender = new Sender(options);
  const result: Sent = { rows: rows.length, recorded: 0, repeated: 0, nothing: 0 };
  for (const [i, row] of rows.entries()) {
    const { name, body } = await sender.requestOf(row);
    try {
      const accepted = await options.send({ name, body }, row.who === '' ? options.role : sender.roleOf(row));
      sender.remember(row, accepted.events, accepted.commandId, accepted.stream);
      result[accepted.repeated ? 'repeated' : accepted.events.length === 0 ? 'nothing' : 'recorded'] += 1;
    } catch (error) {
      const reason = options.refusalOf(error);
      if (reason === undefined) throw error;
      throw new BadRows(file, [{ row: row.number, reason }], result.recorded + result.repeated + result.nothing);
    }
    progress(i + 1, rows.length, 'recording');
  }
  return result;
}

/** @throws BadRows naming every row that is not well formed */
async function check(rows: readonly Row[], options: SendRows): Promise<void> {
  const sender = new Sender(options);
  const bad: BadRow[] = [];
  for (const row of rows) {
    try {
      const { body, name } = await sender.requestOf(row);
      const commandId = (body as { commandId: string }).commandId;
      const { type, fields, spec } = sender.registry.get(name);
      // A correction of the event that creates a stream contains the stream's id, which is not a field of the command.
      const isField = (field: string): boolean => field !== spec.stream || fields.some(({ name: known }) => known === field);
      validateCommand(type, Object.fromEntries(Object.entries(body as object).filter(([field]) => isField(field))), options.today, fields);
      sender.remember(row, [derivedId(`event of ${commandId}`)], commandId, `${spec.stream}-${derivedId(commandId)}`);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      bad.push({ row: row.number, reason });
      sender.labels.failed(row.label, row.number);
    }
  }
  if (bad.length > 0) throw new BadRows(options.file, bad.sort((a, b) => a.row - b.row));
}

class Sender {
  readonly labels: Labels;
  readonly registry: ReturnType<typeof commandRegistry>;
  readonly #ids: RowIds;

  constructor(private readonly options: SendRows) {
    this.registry = commandRegistry(options.commands);
    this.labels = new Labels(options.known);
    // The client has no access to the log, so it cannot find ids of earlier versions.
    const emptyStore = { async *readStream(): AsyncGenerator<never> {} };
    this.#ids = new RowIds({ store: emptyStore, registry: this.registry, labels: this.labels, secret: '', about: options.about?.toLowerCase() ?? '' });
  }

  /** @throws Unreadable, UnknownCommand */
  async requestOf(row: Row): Promise<CommandRequest> {
    if (row.recorded !== '') throw new Unreadable('Imported rows are recorded now: leave “recorded” empty.');
    const { registry, labels } = this;
    const { about, role = placeholderRole } = this.options;
    const request = requestFrom(row, { registry, labels, role, ...(about === undefined ? {} : { about }) });
    if (registry.get(row.command).spec.personal) throw new Unreadable('Rows about people are imported on the machine that keeps the log: their ids are made with a key that stays there.');
    return { ...request, body: { ...(request.body as object), commandId: await this.#ids.of(row, request) } };
  }

  roleOf(row: Row): Role {
    return requestFrom(row, { registry: this.registry, labels: this.labels, role: placeholderRole, ...(this.options.about === undefined ? {} : { about: this.options.about }) }).actor.role as Role;
  }

  remember(row: Row, events: readonly string[], commandId: string, stream: string): void {
    const { spec } = this.registry.get(row.command);
    this.labels.fact(row.label, events, commandId);
    if (spec.creates === true && !this.labels.find(row.about)) this.labels.subject(row.about, { kind: spec.stream, id: stream.slice(spec.stream.length + 1) });
  }
}
