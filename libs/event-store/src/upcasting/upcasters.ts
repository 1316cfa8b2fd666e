import type { StoredEvent } from '#kernel';

/** Lifts the data of one event type by one version. Pure; it may change what it is given. The old shape is known to it alone. */
export type Upcaster = (data: never) => object;

/** By event type, then by the version that is lifted: `{ MentoringSessionLogged: { 1: (data) => … } }`. */
export type Steps = Record<string, Record<number, Upcaster>>;

/** An event that this version of Milepost does not know how to read: somebody wrote it with a newer one. */
export class UnknownEventVersion extends Error {
  override readonly name = 'UnknownEventVersion';
}

export interface Upcasters {
  /** Lifts an event to its current version, in place. Text and hash stay what was written. Never throws: see below. */
  upcast(event: StoredEvent): StoredEvent;
}

/**
 * Upcasters climb one version at a time. `versions` tells the current version of types, also of those without steps;
 * a type named in neither is left as it is. What cannot be lifted throws when its `data` is asked for, not when the
 * batch is read: so a projection can park that one stream.
 * @throws Error when a rung is missing between version 1 and the current one
 */
export function defineUpcasters(steps: Steps, versions: Readonly<Record<string, number>> = {}): Upcasters {
  const current = new Map(Object.entries(versions));
  for (const [type, rungs] of Object.entries(steps)) {
    const top = Math.max(...Object.keys(rungs).map(Number)) + 1;
    const declared = current.get(type) ?? top;
    for (let version = 1; version < Math.max(top, declared); version += 1)
      if (!rungs[version]) throw new Error(`No upcaster lifts ${type} from version ${version}.`);
    if (top > declared) throw new Error(`${type} is declared at version ${declared}, but is lifted to ${top}.`);
    current.set(type, declared);
  }
  const upcast = (event: StoredEvent): StoredEvent => {
    const target = current.get(event.type);
    if (target === undefined || event.version === target) return event;
    try {
      event.data = lifted(event, target, steps[event.type]);
      event.version = target;
    } catch (error) {
      throwWhenAsked(event, error);
    }
    return event;
  };
  return { upcast };
}

function lifted(event: StoredEvent, target: number, rungs: Record<number, Upcaster> | undefined): object {
  const { stream, revision, type, version } = event;
  const where = `Event ${revision} of stream ${stream} is ${type} version ${version}`;
  if (version > target) throw new UnknownEventVersion(`${where}; this Milepost knows it up to ${target}.`);
  let data = event.data;
  for (let at = version; at < target; at += 1) {
    const lift = rungs?.[at];
    if (!lift) throw new UnknownEventVersion(`${where}, and nothing lifts it from version ${at}.`);
    data = lift(data as never);
  }
  return data;
}

const throwWhenAsked = (event: StoredEvent, error: unknown): void => {
  Object.defineProperty(event, 'data', {
    enumerable: true,
    get: () => {
      throw error;
    },
  });
};
