import 'reflect-metadata';
import { derivedId } from '../ids.js';
import type { ActorRole } from '../roles.js';
import type { FieldSpec } from './fields.js';

/** The kinds of stream, with the word for what such a stream is about. Streams are named `<kind>-<id>`. */
export const streamKinds = { ulo: 'ULO', programme: 'programme', person: 'person', reminders: 'ULO', manager: 'process manager', installation: 'installation', organisation: 'organisation' } as const;
/** What kind of stream a command appends to. The reminders of a ULO are a stream beside its own, under the same id. */
export type StreamKind = keyof typeof streamKinds;

/** The kind and the id in the name of a stream: `ulo-<id>`. */
export function streamParts(stream: string): { kind: StreamKind; id: string } {
  const dash = stream.indexOf('-');
  return { kind: stream.slice(0, dash) as StreamKind, id: stream.slice(dash + 1) };
}
/** The id of the one stream of its kind: what holds for the whole installation. */
export const installationId = derivedId('installation');
/** The field by which a command names its stream; undefined for a kind that has one stream only. @throws Error for a kind that no command is about */
export function addressOf(kind: StreamKind): 'ulo' | 'programme' | 'person' | 'organisationId' | undefined {
  if (kind === 'installation') return undefined;
  // The details of a person have a field “organisation”: a name.
  if (kind === 'organisation') return 'organisationId';
  if (kind === 'manager') throw new Error('No command is about a process manager');
  return kind === 'reminders' ? 'ulo' : kind;
}

/** Everything Milepost needs to know of a command to serve it: endpoint, form, OpenAPI entry and authorisation follow. */
export interface CommandSpec {
  /** Kebab case, imperative; the endpoint is `/api/commands/<name>`. */
  name: string;
  /** Sentence case, a verb first: the form's heading and its link. */
  title: string;
  /** One or two plain sentences shown under the heading. */
  help?: string;
  /** The part, the kind of stream and the event type are known once its fact is declared. */
  part: string;
  stream: StreamKind;
  /** True for the one command of each kind that begins a new stream. */
  creates?: true;
  /** `milepost`: process managers issue it. With no other role it has neither form nor endpoint. */
  roles: readonly ActorRole[];
  /** The event type that the command records: a correction of such an event is made by this command. */
  records: string;
  /** True when the form asks to check the answers before recording, because it cannot be undone in the real world. */
  confirm?: true;
  /** True when it starts or plans what lies ahead in a programme: refused from the day on which the programme closed. */
  plansAhead?: true;
  /** True when it is judged by what its ULO's programme says, too: `DecisionContext.programme`. */
  seesProgramme?: true;
  /** True when the sender must have proved within the last minutes who they are. */
  stepUp?: true;
  /** True when its own fields are personal data: they are sealed before it is decided, and only so reach the log. */
  personal?: true;
}

export type CommandClass<C extends object = object> = new () => C;

/** What the declaration of its fact says of a command. */
export type Recording = Pick<CommandSpec, 'part' | 'stream' | 'records'>;
/** What the class of a command says itself. A command without a declared fact says all. */
export type CommandWords = Omit<CommandSpec, keyof Recording> & Partial<Recording>;

const specs = new WeakMap<CommandClass, CommandWords>();
const fields = new WeakMap<object, FieldSpec[]>();

/** Declares a command class. */
export const Command =
  (words: CommandWords) =>
  (target: CommandClass): void => {
    specs.set(target, words);
  };

/** Used by the declaration of facts only. @throws Error when the command records another fact already */
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

/** Used by the field decorators only. */
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
