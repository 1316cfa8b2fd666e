import { isDeepStrictEqual } from 'node:util';
import type { Fact, PlainDate } from '#kernel';

type Known = Pick<Fact, 'type' | 'occurredOn' | 'data'>;
type Data = Readonly<Record<string, unknown>>;

/** Index of the facts of one stream by type and day, after their corrections. Finds facts that are already recorded. */
export class RecordedFacts {
  private readonly types = new Map<string, Map<PlainDate, Data[]>>();

  constructor(facts: readonly Known[]) {
    for (const fact of facts) this.add(fact);
  }

  add({ type, occurredOn, data }: Known): void {
    let days = this.types.get(type);
    if (!days) this.types.set(type, (days = new Map<PlainDate, Data[]>()));
    const known = days.get(occurredOn);
    if (known) known.push(data as Data);
    else days.set(occurredOn, [data as Data]);
  }

  has(type: string, occurredOn: PlainDate, data: object): boolean {
    const known = this.types.get(type)?.get(occurredOn);
    if (!known) return false;
    const names = Object.keys(data);
    return known.some((one) => areEqual(one, data as Data, names));
  }
}

/** Compares plain values first: most facts of one day differ in one, which saves a deep comparison. */
function areEqual(known: Data, data: Data, names: readonly string[]): boolean {
  for (const name of names) {
    const [a, b] = [known[name], data[name]];
    if (a !== b && !(typeof a === 'object' && typeof b === 'object' && isDeepStrictEqual(a, b))) return false;
  }
  return Object.keys(known).length === names.length;
}
