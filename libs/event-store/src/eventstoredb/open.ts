import { EventStoreUnusable } from '../errors.js';
import { faultOfAddress, withoutPassword } from './address.js';
import { EventStoreDbEventStore, type EventStoreDbOptions } from './eventstoredb-event-store.js';
import { surviveLostDiscoveries } from './lost-discoveries.js';
import { versionOf } from './version.js';
import { whyUnusable } from './why-unusable.js';
import { within } from './within.js';

const oldest = [22, 10] as const;
const startWithin = 10_000;

/**
 * Opens the log on a cluster: asks the server for its version and, with the credentials, for the end of the log.
 * @throws EventStoreUnusable: one sentence that says which, why and the way forward
 */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
  const fault = faultOfAddress(options.address);
  if (fault !== undefined) throw new EventStoreUnusable(`EVENT_STORE_URL ${fault}.`);
  const store = new EventStoreDbEventStore(options);
  const close = store.close.bind(store);
  const noLongerSurvive = surviveLostDiscoveries((sentence) => store.tell(sentence));
  store.close = async () => {
    await close();
    noLongerSurvive();
  };
  try {
    assertNewEnough(await versionOf(options.address, startWithin), options.address);
    await within(startWithin, 'Reading', store.head());
    return store;
  } catch (error) {
    await store.close();
    if (error instanceof EventStoreUnusable) throw error;
    throw new EventStoreUnusable(`The event store ${withoutPassword(options.address)} cannot be used: ${await whyUnusable(options.address, error)}.`);
  }
}

function assertNewEnough(version: string, address: string): void {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new EventStoreUnusable(
    `The event store ${withoutPassword(address)} is of version ${version}, which is too old: upgrade it to EventStoreDB ${oldest.join('.')} or later, or to KurrentDB, and start again.`,
  );
}
