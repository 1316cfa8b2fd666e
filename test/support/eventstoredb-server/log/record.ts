/** The revision that EventStoreDB reserves for tombstones: no event can follow it. */
export const tombstoneRevision = 2n ** 63n - 1n;

/** The revision before the first event of a stream, when the stream does not exist. */
export const noRevision = -1n;

export interface ProposedRecord {
  id: string;
  type: string;
  json: boolean;
  data: Uint8Array;
  metadata: Uint8Array;
}

/** A stored event. Its position is both its commit and its prepare position, in bytes of a simulated log file. */
export interface StoredRecord extends ProposedRecord {
  position: bigint;
  stream: string;
  revision: bigint;
  /** 100-nanosecond ticks since 1970. */
  created: bigint;
}

/** The approximate size of a record in EventStoreDB. It only matters that positions grow with gaps. */
export const bytesOf = (stream: string, record: ProposedRecord): bigint =>
  BigInt(Math.max(1, 96 + 2 * (stream.length + record.type.length) + record.data.length + record.metadata.length));
