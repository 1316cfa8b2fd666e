import type { handleClientStreamingCall, ServerReadableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { expectAny, expectNoStream, expectStreamExists, type ExpectedRevision } from '../log/expected-revision.js';
import type { ProposedRecord } from '../log/record.js';
import type { WriteResult } from '../log/writer.js';
import { append, isServiceError, type Node } from '../node.js';
import { expectedRevision } from '../wire/expected.js';
import { countedBytes, proposedRecord } from '../wire/proposed.js';
import { maxAppendSizeExceeded, streamDeleted, thrownByHandler } from '../wire/statuses.js';
import { streamName } from '../wire/stream-identifier.js';
import { requiresLeader } from './requires-leader.js';

/** The unary append: the call sends the options, then one event per message, and gets one answer. */
export const appendTo =
  (node: Node): handleClientStreamingCall<streams.AppendReq, streams.AppendResp> =>
  (call, answer) => {
    handle(node, call).then(
      (response) => answer(null, response),
      (error: unknown) => answer(isServiceError(error) ? error : thrownByHandler()),
    );
  };

async function handle(node: Node, call: ServerReadableStream<streams.AppendReq, streams.AppendResp>): Promise<streams.AppendResp> {
  let options: streams.AppendReq.Options | undefined;
  const records: ProposedRecord[] = [];
  let bytes = 0;
  for await (const message of call as AsyncIterable<streams.AppendReq>) {
    options ??= message.getOptions();
    const proposed = message.getProposedMessage();
    if (!proposed) continue;
    const record = proposedRecord(proposed);
    bytes += countedBytes(record);
    if (bytes > node.maxAppendSize) throw maxAppendSizeExceeded(node.maxAppendSize);
    records.push(record);
  }
  const stream = streamName(options?.getStreamIdentifier());
  if (!options || stream === '') throw thrownByHandler();
  const expected = expectedRevision(options, options.hasRevision() ? options.getRevision() : undefined);
  node.faults.needLeader(requiresLeader(call));
  return response(stream, expected, await append(node, stream, expected, records));
}

function response(stream: string, expected: ExpectedRevision, result: WriteResult): streams.AppendResp {
  const message = new streams.AppendResp();
  if (result.is === 'written') return message.setSuccess(success(result.revision, result.position));
  if (result.is === 'wrong revision') return message.setWrongExpectedVersion(wrong(expected, result.current));
  throw streamDeleted(stream);
}

function success(revision: bigint, at: bigint | undefined): streams.AppendResp.Success {
  const message = new streams.AppendResp.Success();
  if (revision < 0n) message.setNoStream(new shared.Empty());
  else message.setCurrentRevision(revision.toString());
  if (at === undefined) return message.setNoPosition(new shared.Empty());
  const position = new streams.AppendResp.Position();
  position.setCommitPosition(at.toString());
  position.setPreparePosition(at.toString());
  return message.setPosition(position);
}

function wrong(expected: ExpectedRevision, current: bigint): streams.AppendResp.WrongExpectedVersion {
  const message = new streams.AppendResp.WrongExpectedVersion();
  if (expected === expectAny) message.setExpectedAny(new shared.Empty());
  else if (expected === expectStreamExists) message.setExpectedStreamExists(new shared.Empty());
  else if (expected === expectNoStream) message.setExpectedNoStream(new shared.Empty());
  else message.setExpectedRevision(expected.toString());
  return current < 0n ? message.setCurrentNoStream(new shared.Empty()) : message.setCurrentRevision(current.toString());
}
