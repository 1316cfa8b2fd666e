import 'reflect-metadata';
import { derivedId } from '../ids.js';
import type { ActorRole } from '../roles.js';
import type { FieldSpec } from './fields.js';

/** The kinds of stream, with the word for what such a stream is about. Streams are named `<kind>-<id>`. */
export const streamKinds = { ulo: 'ULO', programme: 'programme', person: 'person', reminders: 'ULO', manager: 'process manager', installation: 'installation', organisation: 'organisation' } as const;
/** The kind of stream that a command appends to. The reminders of a ULO are a second stream, under the same id. */
export type StreamKind = keyof typeof streamKinds;

/** The kind and the id in the name of a stream: `ulo-<id>`. */
export function streamParts(stream: string): { kind: StreamKind; id: string } {
  const dash = stream.indexOf('-');
  return { kind: stream.slice(0, dash) as StreamKind, id: stream.slice(dash + 1) };
}
/** The id of the only stream of the kind `installation`: it has the settings of the whole installation. */
export const installationId = derivedId('installation');
/** The field of a command that has the id of its stream; undefined for a kind with only one stream. @throws Error for a kind without commands */
export function addressOf(kind: StreamKind): 'ulo' | 'programme' | 'person' | 'organisationId' | undefined {
  if (kind === 'installation') return undefined;
  // Not `organisation`: the details of a person already have a field of that name, which is a text.
  if (kind === 'organisation') return 'organisationId';
  if (kind === 'manager') throw new Error('No command is about a process manager');
  return kind === 'reminders' ? 'ulo' : kind;
}

/** The declaration of a command. Its endpoint, form, OpenAPI entry and authorisation are derived from it. */
export interface CommandSpec {
  /** Kebab case, imperative; the endpoint is `/api/commands/<name>`. */
  name: string;
  /** Heading of the form and text of its link. Sentence case, begins with a verb. */
  title: string;
  /** One or two plain sentences shown under the heading. */
  help?: string;
  /** `part`, `stream` and `records` are set when the fact of the command is declared. */
  part: string;
  stream: StreamKind;
  /** True for the one command of each kind that begins a new stream. */
  creates?: true;
  /** `milepost` means that process managers issue it. A command with no other role has neither form nor endpoint. */
  roles: readonly ActorRole[];
  /** The event type that the command records. The same command also corrects events of this type. */
  records: string;
  /** True when the form shows a page to check the answers first, because the act cannot be undone in the real world. */
  confirm?: true;
  /** True when it starts or plans future work in a programme: refused from the day on which the programme closed. */
  plansAhead?: true;
  /** True when `decide` also needs the state of the ULO's programme: `DecisionContext.programme`. */
  seesProgramme?: true;
  /** True when the sender needs a recent step-up. */
  stepUp?: true;
  /** True when its own fields are personal data: they are sealed before `decide` runs, and the log has only the sealed form. */
  personal?: true;
}

export type CommandClass<C extends object = object> = new () => C;

/** The properties of a command that come from the declaration of its fact. */
export type Recording = Pick<CommandSpec, 'part' | 'stream' | 'records'>;
/** The properties that `@Command` sets. A command without a declared fact sets all of them. */
export type CommandWords = Omit<CommandSpec, keyof Recording> & Partial<Recording>;

const specs = new WeakMap<CommandClass, CommandWords>();
const fields = new WeakMap<object, FieldSpec[]>();

/** Declares a command class. */
export const Command =
  (words: CommandWords) =>
  (target: CommandClass): void => {
    specs.set(target, words);
  };

/** Used only by `factsOf`. @throws Error when the command already records another fact */
export function describeRecording(command: CommandClass, recording: Recording): void {
  const words = specs.get(command);
  if (!words) throw new Error(`${command.name} is not declared with @Command`);
  if (words.records !== undefined && words.records !== recording.records)
    throw new Error(`${command.name} records ${words.records} already, not ${recording.records}`);
  specs.set(command, { ...words, ...recording });
}

export function commandSpec(command: CommandClass): CommandSpec {
  const spec = specs.get(command);
  if (!spec) throw new Error(`${command.name} is not declared with @Command`);
  if (!isComplete(spec)) throw new Error(`${command.name} records no fact: declare one with its command`);
  return spec;
}

const isComplete = (words: CommandWords): words is CommandSpec => words.part !== undefined && words.stream !== undefined && words.records !== undefined;

/** Used only by the field decorators. */
export function addField(prototype: object, field: FieldSpec): void {
  const own = fields.get(prototype);
  if (own) own.push(field);
  else fields.set(prototype, [field]);
}

/** The fields of a command or of a nested class, inherited ones first, in the order they are declared. */
export function fieldsOf(command: CommandClass): FieldSpec[] {
  const chain: FieldSpec[] = [];
  for (let p = command.prototype as object | null; p && p !== Object.prototype; p = Object.getPrototypeOf(p) as object | null)
    chain.unshift(...(fields.get(p) ?? []));
  return chain;
}
