/** The fields of an event that later events are checked against. */
export interface Known {
  stream: string;
  type: string;
}

const MAX_TYPES = 1024;
const shards = 16;

/** The ids of all events with their streams and types, in about 100 bytes each. Uses several maps, because one map has a maximum of 16 million entries. */
export class KnownIds {
  readonly #byId = Array.from({ length: shards }, () => new Map<string, number>());
  readonly #streams = new NumberedTexts();
  readonly #types = new NumberedTexts();

  find(id: string): Known | undefined {
    const known = this.#mapOf(id).get(packUuid(id));
    return known === undefined ? undefined : { stream: this.#streams.textOf(Math.floor(known / MAX_TYPES)), type: this.#types.textOf(known % MAX_TYPES) };
  }

  add(id: string, { stream, type }: Known): void {
    this.#mapOf(id).set(packUuid(id), this.#streams.numberOf(stream) * MAX_TYPES + this.#types.numberOf(type));
  }

  #mapOf(id: string): Map<string, number> {
    return this.#byId[Number.parseInt(id.slice(-1), 16)] as Map<string, number>;
  }
}

/** The 16 bytes of a UUID as a string of 16 characters. Upper and lower case give the same id. */
const packUuid = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1');

class NumberedTexts {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  numberOf(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#texts.push(text) - 1));
    return number;
  }

  textOf(number: number): string {
    return this.#texts[number] as string;
  }
}
