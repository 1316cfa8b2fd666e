import { fieldOfRule } from '#development';
import { fieldsOf, type CommandClass, type FieldError } from '#kernel';

/** The reason of a refusal, as text. */
export interface Refusal {
  /** The code of the rule; absent for other refusals. */
  code?: string;
  text: string;
  blockers: readonly string[];
  remedy: string;
}

/** A refused rule as an error of the field that it is about; undefined when it is about no field. */
export function ruleAsError(type: CommandClass, refusal: Refusal | undefined): FieldError[] {
  const field = refusal?.code === undefined ? undefined : fieldOfRule(refusal.code, fieldsOf(type).map(({ name }) => name));
  return refusal && field !== undefined ? [{ field, message: refusal.text }] : [];
}
