import { fieldOfRule } from '#development';
import { fieldsOf, type CommandClass, type FieldError } from '#kernel';

/** Why something was not recorded, in words. */
export interface Refusal {
  /** Of the rule; absent when it was none. */
  code?: string;
  text: string;
  blockers: readonly string[];
  remedy: string;
}

/** A refused rule as an error at the field that it is about; nothing when it is about no answer. */
export function ruleAsError(type: CommandClass, refusal: Refusal | undefined): FieldError[] {
  const field = refusal?.code === undefined ? undefined : fieldOfRule(refusal.code, fieldsOf(type).map(({ name }) => name));
  return refusal && field !== undefined ? [{ field, message: refusal.text }] : [];
}
