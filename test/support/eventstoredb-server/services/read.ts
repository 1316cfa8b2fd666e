import type { handleServerStreamingCall } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { tombstoneRevision, type StoredRecord } from '../log/record.js';
import { isServiceError, type Node } from '../node.js';
import { readEvent } from '../wire/read-event.js';
import { streamDeleted, thrownByHandler } from '../wire/statuses.js';
import { streamIdentifier, streamName } from '../wire/stream-identifier.js';
import { allFeed } from './all-feed.js';
import { eventFilter } from './event-filter.js';
import { follow } from './follow.js';
import { send, type ReadCall } from './outlet.js';
import { requiresLeader } from './requires-leader.js';
import { streamFeed } from './stream-feed.js';

type Options = streams.ReadReq.Options;

const pageSize = 100n;
const backwards = streams.ReadReq.Options.ReadDirection.BACKWARDS;

/** Reads a stream or the whole log, or subscribes, which is a kind of read in the protocol. */
export const readFrom =
  (node: Node): handleServerStreamingCall<streams.ReadReq, streams.ReadResp> =>
  (call) => {
    serve(node, call).then(
      () => call.end(),
      (error: unknown) => call.emit('error', isServiceError(error) ? error : thrownByHandler()),
    );
  };

async function serve(node: Node, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  if (!options) throw thrownByHandler();
  node.faults.needLeader(requiresLeader(call));
  const stream = streamName(options.getStream()?.getStreamIdentifier());
  const fault = node.faults.take(options.hasSubscription() ? 'subscribe' : 'read', stream);
  await fault?.strike('before commit');
  if (options.hasSubscription()) await subscribe(node, call, options, stream);
  else if (options.hasStream()) await readStream(node, call, options, stream);
  else await readAll(node, call, options);
  await fault?.strike('after commit');
}

async function subscribe(node: Node, call: ReadCall, options: Options, stream: string): Promise<void> {
  const from = options.getStream();
  if (from) {
    const start = from.hasEnd() ? 'end' : from.hasStart() ? 'start' : BigInt(from.getRevision());
    return follow(node, call, streamFeed(node.log.reader, stream, start));
  }
  const all = options.getAll();
  const start = all?.hasEnd() ? 'end' : (position(all) ?? 'start');
  return follow(node, call, allFeed(node.log.reader, start, options.hasFilter() ? eventFilter(options.getFilter()) : undefined));
}

async function readStream(node: Node, call: ReadCall, options: Options, stream: string): Promise<void> {
  const from = options.getStream();
  const down = options.getReadDirection() === backwards;
  let left = BigInt(options.getCount());
  if (left === 0n || (from?.hasEnd() && !down)) throw thrownByHandler();
  let at = from?.hasEnd() ? tombstoneRevision : from?.hasStart() ? 0n : BigInt(from?.getRevision() ?? 0);
  for (;;) {
    const limit = left < pageSize ? left : pageSize;
    const page = down ? node.log.reader.backwards(stream, at, limit) : node.log.reader.forwards(stream, at, limit);
    if (page.is === 'tombstoned') throw streamDeleted(stream);
    if (page.is === 'no stream') {
      const missing = new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream));
      await send(call, new streams.ReadResp().setStreamNotFound(missing));
      return;
    }
    if (!(await sendAll(call, page.events))) return;
    left -= BigInt(page.events.length);
    const last = page.events.at(-1);
    if (!last || page.atEnd || left <= 0n) return;
    at = down ? last.revision - 1n : last.revision + 1n;
  }
}

async function readAll(node: Node, call: ReadCall, options: Options): Promise<void> {
  const all = options.getAll();
  const down = options.getReadDirection() === backwards;
  let left = BigInt(options.getCount());
  if (left === 0n) throw thrownByHandler();
  let at = all?.hasEnd() ? tombstoneRevision : (position(all) ?? 0n);
  if (!all?.hasEnd() && !node.log.reader.isPlace(at)) throw thrownByHandler();
  for (;;) {
    const limit = left < pageSize ? left : pageSize;
    const events = down ? node.log.reader.allBefore(at, limit) : node.log.reader.allFrom(at, limit);
    if (!(await sendAll(call, events))) return;
    left -= BigInt(events.length);
    const last = events.at(-1);
    if (!last || left <= 0n) return;
    at = down ? last.position : last.position + 1n;
  }
}

async function sendAll(call: ReadCall, events: readonly StoredRecord[]): Promise<boolean> {
  for (const event of events) if (!(await send(call, readEvent(event)))) return false;
  return true;
}

const position = (all: streams.ReadReq.Options.AllOptions | undefined): bigint | undefined => {
  const given = all?.getPosition();
  return given && BigInt(given.getCommitPosition());
};
