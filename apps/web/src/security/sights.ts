import type { Sights } from '#commands';
import { readStream, type EventStore } from '#event-store';
import { factsOf, isCorrection } from '#history';
import { isId, type Clock } from '#kernel';
import type { Organisations } from '#organisations';
import { hiddenEventsIn } from './separation.js';

interface Sources {
  store: Pick<EventStore, 'readStream'>;
  organisations: Pick<Organisations, 'now'>;
  clock: Clock;
}

/**
 * Decides from the stream of a ULO whether a person has seen an entry. People have seen what they recorded, unless another
 * person corrected it.
 */
export const sightsOn = ({ store, organisations, clock }: Sources): Sights => ({
  async seesAllOf({ id, grants }, ulo, fact) {
    const events = await readStream(store, `ulo-${ulo}`);
    const about = events.filter((event) => event.id === fact || (isCorrection(event) && event.data.ofEvent === fact));
    if (about.every(({ metadata }) => metadata.actor.id === id)) return true;
    const unseen = hiddenEventsIn(events, grants, { directory: () => organisations.now(), today: clock.today() });
    return about.every((event) => !unseen.has(event.id));
  },
  async namedIn(ulo, fact) {
    const found = factsOf(await readStream(store, `ulo-${ulo}`)).find(({ id }) => id === fact);
    return Object.values(found?.data ?? {}).filter((value): value is string => isId(value));
  },
});
