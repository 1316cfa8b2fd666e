import type { EventStore } from '../port.js';
import { describeAppending } from './appending.js';
import { describeModel } from './model.js';
import { describeReading } from './reading.js';
import { describeRefusals } from './refusals.js';
import { describeSubscribing } from './subscribing.js';

/** A store under test. Its log is empty, or no other test uses its streams. `reopen` closes it and opens the same data again. */
export interface StoreUnderTest {
  store: EventStore;
  reopen?(): Promise<EventStore>;
  dispose(): Promise<void>;
}

export type OpenStoreUnderTest = () => Promise<StoreUnderTest>;

/**
 * The guarantees of every event store adapter. Both an embedded log and EventStoreDB can give them.
 * To test another adapter, call `describeEventStoreContract('name', async () => ({ store, dispose }))`.
 */
export function describeEventStoreContract(name: string, open: OpenStoreUnderTest): void {
  describe(`the event store on ${name}`, () => {
    let testStore: StoreUnderTest;
    beforeEach(async () => {
      testStore = await open();
    });
    afterEach(() => testStore.dispose());
    const current = (): StoreUnderTest => testStore;

    describeAppending(current);
    describeRefusals(current);
    describeReading(current);
    describeSubscribing(current);
    describeModel(open);
  });
}
