import { InvalidInput, capital, dayProblem, isId, type FieldError, type PlainDate } from '#kernel';

/** Parses query parameters. It collects an error for every invalid parameter, and ignores unknown ones. */
export class Parameters {
  readonly #errors: FieldError[] = [];

  constructor(private readonly given: Readonly<Record<string, unknown>>) {}

  /** An empty text counts as absent, because a form sends empty filters. */
  text(name: string, max = 200): string | undefined {
    const value = this.given[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string' && value.length <= max) return value;
    if (Array.isArray(value)) return this.#addError(name, 'Is given twice: give it once');
    return this.#addError(name, `Give one text of at most ${max} characters`);
  }

  choice<C extends string>(name: string, codes: readonly C[]): C | undefined {
    const value = this.text(name);
    if (value === undefined || (codes as readonly string[]).includes(value)) return value as C | undefined;
    return this.#addError(name, `Must be one of: ${codes.join(', ')}`);
  }

  id(name: string): string | undefined {
    const value = this.text(name);
    return value === undefined || isId(value) ? value : this.#addError(name, 'Must be an id (a UUID)');
  }

  day(name: string): PlainDate | undefined {
    const value = this.text(name);
    const problem = value === undefined ? undefined : dayProblem(value);
    return problem === undefined ? value : this.#addError(name, capital(problem));
  }

  whole(name: string, min: number, max: number): number | undefined {
    const given = this.given[name];
    const value = typeof given === 'number' ? String(given) : this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    return number >= min && number <= max ? number : this.#addError(name, `Must be a whole number from ${min} to ${max}`);
  }

  refuse(name: string, message: string): void {
    this.#addError(name, message);
  }

  /** @throws InvalidInput with all errors, if there are any */
  check(): void {
    if (this.#errors.length > 0) throw new InvalidInput(this.#errors);
  }

  #addError(field: string, message: string): undefined {
    this.#errors.push({ field, message });
    return undefined;
  }
}
