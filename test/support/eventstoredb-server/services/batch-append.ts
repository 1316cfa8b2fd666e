import { clearTimeout, setTimeout } from 'node:timers';
import type { handleBidiStreamingCall } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import protobuf from 'google-protobuf/google/protobuf/empty_pb.js';
import { systemClock } from '#kernel';
import type { ExpectedRevision } from '../log/expected-revision.js';
import type { ProposedRecord } from '../log/record.js';
import type { WriteResult } from '../log/writer.js';
import { append, isServiceError, type Node } from '../node.js';
import { batchStatus, statusOfError } from '../wire/batch-status.js';
import { expectedRevision } from '../wire/expected.js';
import { countedBytes, proposedRecord } from '../wire/proposed.js';
import { streamIdentifier, streamName } from '../wire/stream-identifier.js';
import { uuidOf } from '../wire/uuid.js';
import { requiresLeader } from './requires-leader.js';

interface Pending {
  stream: string;
  expected: ExpectedRevision;
  records: ProposedRecord[];
  bytes: number;
  timer: NodeJS.Timeout;
}

/** The maximum time to receive the events of one append, in milliseconds; the caller may set a shorter one. */
const writeTimeout = 2_000;

/** The batch append: many appends over one call, each with a correlation id. Answers are sent in the order in which they are ready. */
export const batchAppendTo =
  (node: Node): handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> =>
  (call) => {
    node.faults.take('batch append')?.strike('before commit').catch((error: unknown) => call.emit('error', error));
    const pending = new Map<string, Pending>();
    let unanswered = 0;
    let ended = false;

    const answer = (request: streams.BatchAppendReq, stream: string, fill: (response: streams.BatchAppendResp) => void): void => {
      const response = new streams.BatchAppendResp();
      response.setCorrelationId(request.getCorrelationId());
      response.setStreamIdentifier(streamIdentifier(stream));
      fill(response);
      call.write(response);
    };
    const refuse = (request: streams.BatchAppendReq, stream: string, status: ReturnType<typeof batchStatus.timeout>): void =>
      answer(request, stream, (response) => response.setError(status));

    const start = (request: streams.BatchAppendReq, options: streams.BatchAppendReq.Options): Pending => {
      const id = uuidOf(request.getCorrelationId());
      const stream = streamName(options.getStreamIdentifier());
      const asked = options.getDeadline()?.toDate().getTime() ?? Infinity;
      const timer = setTimeout(
        () => pending.delete(id) && refuse(request, stream, batchStatus.timeout()),
        Math.min(asked - Date.parse(systemClock.now()), writeTimeout),
      );
      const expected = expectedRevision(options, options.hasStreamPosition() ? options.getStreamPosition() : undefined);
      const started = { stream, expected, records: [], bytes: 0, timer };
      pending.set(id, started);
      return started;
    };

    const take = (request: streams.BatchAppendReq): void => {
      const id = uuidOf(request.getCorrelationId());
      const options = request.getOptions();
      const write = options ? start(request, options) : pending.get(id);
      if (!write) return;
      const records = request.getProposedMessagesList().map(proposedRecord);
      write.records.push(...records);
      write.bytes += records.reduce((sum, record) => sum + countedBytes(record), 0);
      if (write.bytes > node.maxAppendSize) {
        forget(id, write);
        refuse(request, write.stream, batchStatus.tooLarge(node.maxAppendSize));
        return;
      }
      if (!request.getIsFinal()) return;
      forget(id, write);
      if (write.stream === '') throw new Error("Value cannot be null. (Parameter 'eventStreamId')");
      node.faults.needLeader(requiresLeader(call));
      unanswered++;
      append(node, write.stream, write.expected, write.records).then(
        (result) => answered(() => answer(request, write.stream, (response) => fill(response, write, result))),
        (error: unknown) => answered(() => failed(request, write.stream, error)),
      );
    };
    const forget = (id: string, { timer }: Pending): void => {
      clearTimeout(timer);
      pending.delete(id);
    };
    const answered = (send: () => void): void => {
      unanswered--;
      send();
      if (ended && unanswered === 0) call.end();
    };
    const failed = (request: streams.BatchAppendReq, stream: string, error: unknown): void => {
      const status = isServiceError(error) ? statusOfError(error) : batchStatus.badRequest(String(error));
      if (status) refuse(request, stream, status);
      else call.emit('error', error);
    };

    call.on('data', (request: streams.BatchAppendReq) => {
      try {
        take(request);
      } catch (error) {
        failed(request, streamName(request.getOptions()?.getStreamIdentifier()), error);
      }
    });
    call.on('end', () => {
      ended = true;
      if (unanswered === 0) call.end();
    });
    call.on('cancelled', () => pending.forEach((write, id) => forget(id, write)));
  };

function fill(response: streams.BatchAppendResp, write: Pending, result: WriteResult): void {
  if (result.is === 'wrong revision') response.setError(batchStatus.wrongRevision(write.expected, result.current));
  else if (result.is === 'written') response.setSuccess(success(result.revision, result.position));
  else response.setError(batchStatus.tombstoned(write.stream));
}

function success(revision: bigint, at: bigint | undefined): streams.BatchAppendResp.Success {
  const message = new streams.BatchAppendResp.Success();
  if (revision < 0n) message.setNoStream(new protobuf.Empty());
  else message.setCurrentRevision(revision.toString());
  if (at === undefined) return message.setNoPosition(new protobuf.Empty());
  const position = new shared.AllStreamPosition();
  position.setCommitPosition(at.toString());
  position.setPreparePosition(at.toString());
  return message.setPosition(position);
}
