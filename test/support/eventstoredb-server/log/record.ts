/** A revision that the database keeps for tombstones: nothing can follow it. */
export const tombstoneRevision = 2n ** 63n - 1n;

/** The revision before a stream's first event: there is no stream. */
export const noRevision = -1n;

export interface ProposedRecord {
  id: string;
  type: string;
  json: boolean;
  data: Uint8Array;
  metadata: Uint8Array;
}

/** An event as the log holds it. Its place is both its commit and its prepare position, in bytes of a log that only counts them. */
export interface StoredRecord extends ProposedRecord {
  position: bigint;
  stream: string;
  revision: bigint;
  /** 100-nanosecond ticks since 1970. */
  created: bigint;
}

/** What the database would take for a record: only that positions grow and have gaps between them matters. */
export const bytesOf = (stream: string, record: ProposedRecord): bigint =>
  BigInt(Math.max(1, 96 + 2 * (stream.length + record.type.length) + record.data.length + record.metadata.length));
