import type { EventStore } from '../port.js';
import { describeAppending } from './appending.js';
import { describeModel } from './model.js';
import { describeReading } from './reading.js';
import { describeRefusals } from './refusals.js';
import { describeSubscribing } from './subscribing.js';

/** A store under test with an empty log or streams that no other test uses; `reopen` closes it and opens the same data again. */
export interface Trial {
  store: EventStore;
  reopen?(): Promise<EventStore>;
  dispose(): Promise<void>;
}

export type OpenTrial = () => Promise<Trial>;

/**
 * What every adapter of the event store guarantees: what an embedded log and EventStoreDB can both guarantee.
 * A second adapter needs only: `describeEventStoreContract('name', async () => ({ store, dispose }))`.
 */
export function describeEventStoreContract(name: string, open: OpenTrial): void {
  describe(`the event store on ${name}`, () => {
    let trial: Trial;
    beforeEach(async () => {
      trial = await open();
    });
    afterEach(() => trial.dispose());
    const current = (): Trial => trial;

    describeAppending(current);
    describeRefusals(current);
    describeReading(current);
    describeSubscribing(current);
    describeModel(open);
  });
}
