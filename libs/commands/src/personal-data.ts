import { envelopeFields, type Sealed } from '#kernel';
import type { PreparedCommand } from './prepare.js';

/** Keeps what commands tell of a person readable only with a key of that person's own. */
export interface PersonalData {
  /**
   * @param state of the person's stream; undefined when it is about to begin: a key is made then
   * @throws RuleRefused when the person's details were erased, and the key store's errors
   */
  sealer(stream: string, state: object | undefined): Promise<Sealer>;
}

export interface Sealer {
  /** Tells a repeated command from another one, and gives nothing away to somebody who guesses what it said. */
  commandHash(plain: string): string;
  /** @param type of the event that is to hold it: opens as part of no other */
  seal(data: object, type: string): Sealed;
  /** Nothing was recorded: a key that was made for it is removed. */
  discard(): Promise<void>;
}

/** The same command with its own fields sealed: all that is decided on, hashed and recorded. */
export function sealed(prepared: PreparedCommand, sealer: Sealer): PreparedCommand {
  const { registered, command } = prepared;
  const isEnvelope = ([name]: [string, unknown]): boolean => (envelopeFields as readonly string[]).includes(name);
  const told = Object.entries(command).filter(([, value]) => value !== undefined);
  const own = Object.fromEntries(told.filter((entry) => !isEnvelope(entry)));
  const kept = Object.fromEntries(told.filter(isEnvelope));
  return {
    ...prepared,
    commandHash: sealer.commandHash(prepared.commandHash),
    command: Object.assign(new registered.type(), kept, { sealed: sealer.seal(own, registered.spec.records) }),
  };
}
