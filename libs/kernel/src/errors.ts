import { grantedRoles } from './roles.js';
/** One field of the input that is wrong, and how to put it right. `field` is a path such as `lines.0.amountPence`. */
export interface FieldError {
  field: string;
  message: string;
}

/** The input is not valid (400). Lists every invalid field. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  constructor(readonly errors: readonly FieldError[]) {
    super(errors.map((e) => `${e.field}: ${e.message}`).join('; '));
  }
}

/** A rule of the domain forbids it now (409). `code` never changes its meaning; `blockers` names the things that prevent it. */
export class RuleRefused extends Error {
  override readonly name = 'RuleRefused';
  constructor(
    readonly code: string,
    message: string,
    readonly blockers: readonly string[] = [],
    /** What would unblock it, as a sentence for the person who sent the command. */
    readonly remedy = '',
  ) {
    super(message);
  }
}

/** There is nothing with that id (404). */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  constructor(
    readonly what: string,
    readonly id: string,
  ) {
    super(`There is no ${what} “${id}”.`);
  }
}

/** “Mentors”. The committee keeps its singular, and a text that is not the name of one role stays as it is. */
const plural = (role: string): string =>
  role === grantedRoles.committee ? `The ${role.toLowerCase()}` : Object.values<string>(grantedRoles).includes(role) ? `${role}s` : role;

/** The actor's role may not do this (403). */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
  constructor(
    readonly action: string,
    readonly role: string,
    readonly allowed: readonly string[],
  ) {
    super(`${plural(role)} cannot ${action}. ${allowed.length === 0 ? 'Milepost does it by itself.' : `These roles can: ${allowed.join(', ')}.`}`);
  }
}

/** `If-Match` has an older revision of the part than the recorded one (412). */
export class Stale extends Error {
  override readonly name = 'Stale';
  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`Somebody recorded something here since you looked: you saw revision ${expected}, it is now ${actual}.`);
  }
}

/** The command id was used before with another body (422). */
export class IdempotencyClash extends Error {
  override readonly name = 'IdempotencyClash';
  constructor(readonly commandId: string) {
    super(`Command id ${commandId} was already used for something else. Send a different change with a new command id.`);
  }
}
