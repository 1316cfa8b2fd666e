import type { ServiceError } from '@grpc/grpc-js';
import type { ExpectedRevision } from './log/expected-revision.js';
import type { EventLog } from './log/event-log.js';
import type { ProposedRecord } from './log/record.js';
import type { WriteResult } from './log/writer.js';
import type { Faults } from './faults.js';
import type { Replication } from './replication.js';

/** What the services of one node share. */
export interface Node {
  log: EventLog;
  faults: Faults;
  replication: Replication;
  /** The version it says it is, such as 23.10.6. */
  version: string;
  /** The greatest number of bytes of one append. */
  maxAppendSize: number;
  /** Where clients reach it. */
  address: { host: string; port: number };
}

/** An append as the leader handles it, with the faults that were asked for before and after it is on the disk. */
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

/** Whether what was thrown is an answer for the caller. */
export const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && 'details' in error && 'metadata' in error;
