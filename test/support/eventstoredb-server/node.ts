import type { ServiceError } from '@grpc/grpc-js';
import type { ExpectedRevision } from './log/expected-revision.js';
import type { EventLog } from './log/event-log.js';
import type { ProposedRecord } from './log/record.js';
import type { WriteResult } from './log/writer.js';
import type { Faults } from './faults.js';
import type { Replication } from './replication.js';

/** The state that the services of one node share. */
export interface Node {
  log: EventLog;
  faults: Faults;
  replication: Replication;
  /** The version that it reports, such as 23.10.6. */
  version: string;
  /** The maximum number of bytes of one append. */
  maxAppendSize: number;
  /** Its address for clients. */
  address: { host: string; port: number };
}

/** Appends as the leader does, with the injected faults before and after the commit. */
export async function append(
  node: Node,
  stream: string,
  expected: ExpectedRevision,
  records: readonly ProposedRecord[],
): Promise<WriteResult> {
  const fault = node.faults.take('append', stream);
  await fault?.strike('before commit');
  const write = `${stream} ${expected} ${records.map(({ id }) => id).join(' ')}`;
  const result = await node.replication.of(write, () => node.log.write((writer) => writer.append(stream, expected, records)));
  await fault?.strike('after commit');
  if (result.is === 'never answered') await new Promise<never>(() => undefined);
  return result;
}

/** True if the error is an answer for the caller. */
export const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && 'details' in error && 'metadata' in error;
