import type { handleUnaryCall, Metadata } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ExpectedRevision } from '../log/expected-revision.js';
import type { LogWriter, WriteResult } from '../log/writer.js';
import { isServiceError, type Node } from '../node.js';
import { expectedRevision } from '../wire/expected.js';
import { streamDeleted, thrownByHandler, wrongExpectedVersion } from '../wire/statuses.js';
import { streamName } from '../wire/stream-identifier.js';
import { requiresLeader } from './requires-leader.js';

type Options = streams.DeleteReq.Options | streams.TombstoneReq.Options;
type Deletion = (writer: LogWriter, stream: string, expected: ExpectedRevision) => WriteResult;

/** Hides the events of a stream; the stream can be written again. */
export const deleteFrom =
  (node: Node): handleUnaryCall<streams.DeleteReq, streams.DeleteResp> =>
  (call, answer) => {
    remove(node, call, call.request.getOptions(), (writer, stream, expected) => writer.softDelete(stream, expected)).then(
      (position) => answer(null, place(new streams.DeleteResp(), new streams.DeleteResp.Position(), position)),
      (error: unknown) => answer(isServiceError(error) ? error : thrownByHandler()),
    );
  };

/** Deletes a stream permanently. */
export const tombstoneFrom =
  (node: Node): handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> =>
  (call, answer) => {
    remove(node, call, call.request.getOptions(), (writer, stream, expected) => writer.tombstone(stream, expected)).then(
      (position) => answer(null, place(new streams.TombstoneResp(), new streams.TombstoneResp.Position(), position)),
      (error: unknown) => answer(isServiceError(error) ? error : thrownByHandler()),
    );
  };

async function remove(node: Node, call: { metadata: Metadata }, options: Options | undefined, deletion: Deletion): Promise<bigint | undefined> {
  const stream = streamName(options?.getStreamIdentifier());
  if (!options || stream === '') throw thrownByHandler();
  node.faults.needLeader(requiresLeader(call));
  const expected = expectedRevision(options, options.hasRevision() ? options.getRevision() : undefined);
  const fault = node.faults.take('delete', stream);
  await fault?.strike('before commit');
  const result = await node.log.write((writer) => deletion(writer, stream, expected));
  await fault?.strike('after commit');
  if (result.is === 'tombstoned') throw streamDeleted(stream);
  if (result.is === 'wrong revision') throw wrongExpectedVersion('Delete', stream, expected, result.current);
  return result.is === 'written' ? result.position : undefined;
}

interface Position {
  setCommitPosition(value: string): unknown;
  setPreparePosition(value: string): unknown;
}

function place<P extends Position, R extends { setPosition(value: P): R; setNoPosition(value: shared.Empty): R }>(
  response: R,
  position: P,
  at: bigint | undefined,
): R {
  if (at === undefined) return response.setNoPosition(new shared.Empty());
  position.setCommitPosition(at.toString());
  position.setPreparePosition(at.toString());
  return response.setPosition(position);
}
