import { envelopeFields, type Sealed } from '#kernel';
import type { PreparedCommand } from './prepare.js';

/** Seals the personal data in commands with a key for each person. */
export interface PersonalData {
  /**
   * @param state of the person's stream; undefined when the command creates the stream: a new key is then made
   * @throws RuleRefused when the person's details were erased, and the key store's errors
   */
  sealer(stream: string, state: object | undefined): Promise<Sealer>;
}

export interface Sealer {
  /** A hash that identifies a repeated command. It is keyed, so that it does not confirm a guess of the content. */
  commandHash(plain: string): string;
  /** @param type of the event that will contain it: it cannot be opened as part of another event type */
  seal(data: object, type: string): Sealed;
  /** Called when nothing was recorded: deletes a key that was made for the command. */
  discard(): Promise<void>;
}

/** The command with its own fields sealed. Only this form is decided, hashed and recorded. */
export function sealed(prepared: PreparedCommand, sealer: Sealer): PreparedCommand {
  const { registered, command } = prepared;
  const isEnvelope = ([name]: [string, unknown]): boolean => (envelopeFields as readonly string[]).includes(name);
  const entries = Object.entries(command).filter(([, value]) => value !== undefined);
  const own = Object.fromEntries(entries.filter((entry) => !isEnvelope(entry)));
  const kept = Object.fromEntries(entries.filter(isEnvelope));
  return {
    ...prepared,
    commandHash: sealer.commandHash(prepared.commandHash),
    command: Object.assign(new registered.type(), kept, { sealed: sealer.seal(own, registered.spec.records) }),
  };
}
