import type { ServerWritableStream } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Sends a message, and waits while the client is behind. @returns false if the call was cancelled */
export async function send(call: ReadCall, message: streams.ReadResp): Promise<boolean> {
  if (call.cancelled) return false;
  if (!call.write(message)) {
    const { promise, resolve } = Promise.withResolvers<void>();
    call.once('drain', resolve).once('cancelled', resolve);
    await promise;
    call.off('drain', resolve).off('cancelled', resolve);
  }
  return !call.cancelled;
}
