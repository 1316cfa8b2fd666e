import { InvalidInput, capital, dayProblem, isId, type FieldError, type PlainDate } from '#kernel';

/** Reads the parameters of a query as they come from an address: texts by name. Every wrong one is named, others are ignored. */
export class Parameters {
  readonly #errors: FieldError[] = [];

  constructor(private readonly given: Readonly<Record<string, unknown>>) {}

  /** Absent and empty are the same: a form sends empty filters. */
  text(name: string, max = 200): string | undefined {
    const value = this.given[name];
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string' && value.length <= max) return value;
    if (Array.isArray(value)) return this.#wrong(name, 'Is given twice: give it once');
    return this.#wrong(name, `Give one text of at most ${max} characters`);
  }

  choice<C extends string>(name: string, codes: readonly C[]): C | undefined {
    const value = this.text(name);
    if (value === undefined || (codes as readonly string[]).includes(value)) return value as C | undefined;
    return this.#wrong(name, `Must be one of: ${codes.join(', ')}`);
  }

  id(name: string): string | undefined {
    const value = this.text(name);
    return value === undefined || isId(value) ? value : this.#wrong(name, 'Must be an id (a UUID)');
  }

  day(name: string): PlainDate | undefined {
    const value = this.text(name);
    const problem = value === undefined ? undefined : dayProblem(value);
    return problem === undefined ? value : this.#wrong(name, capital(problem));
  }

  whole(name: string, min: number, max: number): number | undefined {
    const given = this.given[name];
    const value = typeof given === 'number' ? String(given) : this.text(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    return number >= min && number <= max ? number : this.#wrong(name, `Must be a whole number from ${min} to ${max}`);
  }

  refuse(name: string, message: string): void {
    this.#wrong(name, message);
  }

  /** @throws InvalidInput */
  check(): void {
    if (this.#errors.length > 0) throw new InvalidInput(this.#errors);
  }

  #wrong(field: string, message: string): undefined {
    this.#errors.push({ field, message });
    return undefined;
  }
}
