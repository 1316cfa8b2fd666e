/** The parts of an event that later events may refer to. */
export interface Known {
  stream: string;
  type: string;
}

const mostTypes = 1024;
const shards = 16;

/** The ids of all events with their streams and types, in about 100 bytes each. Several maps: one holds at most 16 million entries. */
export class KnownIds {
  readonly #byId = Array.from({ length: shards }, () => new Map<string, number>());
  readonly #streams = new Numbered();
  readonly #types = new Numbered();

  find(id: string): Known | undefined {
    const known = this.#mapOf(id).get(packed(id));
    return known === undefined ? undefined : { stream: this.#streams.textOf(Math.floor(known / mostTypes)), type: this.#types.textOf(known % mostTypes) };
  }

  add(id: string, { stream, type }: Known): void {
    this.#mapOf(id).set(packed(id), this.#streams.of(stream) * mostTypes + this.#types.of(type));
  }

  #mapOf(id: string): Map<string, number> {
    return this.#byId[Number.parseInt(id.slice(-1), 16)] as Map<string, number>;
  }
}

/** The 16 bytes of a UUID as a string of 16 characters. Upper and lower case give the same id. */
const packed = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1');

class Numbered {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#texts.push(text) - 1));
    return number;
  }

  textOf(number: number): string {
    return this.#texts[number] as string;
  }
}
