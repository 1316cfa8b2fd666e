import type { StoredEvent } from '#kernel';

/** Upcasts the data of one event type by one version. Pure, but may mutate its argument. Only this function has the old shape. */
export type Upcaster = (data: never) => object;

/** By event type, then by the version that is upcast: `{ MentoringSessionLogged: { 1: (data) => … } }`. */
export type Steps = Record<string, Record<number, Upcaster>>;

/** An event of a newer version of Milepost, which this version cannot read. */
export class UnknownEventVersion extends Error {
  override readonly name = 'UnknownEventVersion';
}

export interface Upcasters {
  /** Upcasts an event to its current version, in place. Text and hash stay as written. Never throws: see `defineUpcasters`. */
  upcast(event: StoredEvent): StoredEvent;
}

/**
 * Each upcaster raises the version by one. `versions` gives the current version of each type, also of types without steps.
 * A type in neither is not changed. An event that cannot be upcast throws when its `data` is read, not when the batch is
 * read, so that a projection can park only that stream.
 * @throws Error when a step between version 1 and the current version is missing
 */
export function defineUpcasters(steps: Steps, versions: Readonly<Record<string, number>> = {}): Upcasters {
  const current = new Map(Object.entries(versions));
  for (const [type, stepsOfType] of Object.entries(steps)) {
    const newest = Math.max(...Object.keys(stepsOfType).map(Number)) + 1;
    const declared = current.get(type) ?? newest;
    for (let version = 1; version < Math.max(newest, declared); version += 1)
      if (!stepsOfType[version]) throw new Error(`There is no upcaster for ${type} from version ${version}.`);
    if (newest > declared) throw new Error(`${type} is declared at version ${declared}, but its upcasters go to ${newest}.`);
    current.set(type, declared);
  }
  const upcast = (event: StoredEvent): StoredEvent => {
    const target = current.get(event.type);
    if (target === undefined || event.version === target) return event;
    try {
      event.data = upcastData(event, target, steps[event.type]);
      event.version = target;
    } catch (error) {
      throwOnDataAccess(event, error);
    }
    return event;
  };
  return { upcast };
}

function upcastData(event: StoredEvent, target: number, steps: Record<number, Upcaster> | undefined): object {
  const { stream, revision, type, version } = event;
  const where = `Event ${revision} of stream ${stream} is ${type} version ${version}`;
  if (version > target) throw new UnknownEventVersion(`${where}; this Milepost knows it up to ${target}.`);
  let data = event.data;
  for (let at = version; at < target; at += 1) {
    const upcaster = steps?.[at];
    if (!upcaster) throw new UnknownEventVersion(`${where}, and there is no upcaster from version ${at}.`);
    data = upcaster(data as never);
  }
  return data;
}

const throwOnDataAccess = (event: StoredEvent, error: unknown): void => {
  Object.defineProperty(event, 'data', {
    enumerable: true,
    get: () => {
      throw error;
    },
  });
};
