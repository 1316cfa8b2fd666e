import { noRevision } from './record.js';

/** An exact revision, or one of the three rules of EventStoreDB, as the number in its messages. */
export type ExpectedRevision = bigint;

export const expectNoStream: ExpectedRevision = noRevision;
export const expectAny: ExpectedRevision = -2n;
export const expectStreamExists: ExpectedRevision = -4n;
