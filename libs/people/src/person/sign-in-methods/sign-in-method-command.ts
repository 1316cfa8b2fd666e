import { Choice, Id, RegisteredPersonCommand } from '#kernel';
import { signInMethodKinds, type SignInMethodKind } from './codes.js';

/** A command about one sign-in method of a person. */
export abstract class SignInMethodCommand extends RegisteredPersonCommand {
  @Choice({ label: 'With what?', options: signInMethodKinds })
  kind!: SignInMethodKind;

  @Id({ label: 'Method', hint: 'Random: it says nothing of the address, the account or the passkey.' })
  method!: string;
}
