import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Kept, Log } from './log.js';
import { eventAnswer, nameOf, notFoundAnswer } from './messages.js';
import { streamDeleted, unknown } from './statuses.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** A read of a stream or of everything, in either direction, or a subscription to everything. */
export function read(log: Log, call: ReadCall): void {
  const options = call.request.getOptions() ?? new streams.ReadReq.Options();
  const backwards = Number(options.getReadDirection()) === 1;
  const count = Number(options.getCount());
  const stream = options.getStream();
  if (stream) {
    const name = nameOf(stream.getStreamIdentifier());
    const events = log.of(name);
    if (events === 'deleted') return void call.emit('error', streamDeleted(name));
    if (!events) {
      call.write(notFoundAnswer(name));
      return void call.end();
    }
    const at = stream.hasRevision() ? Number(stream.getRevision()) : stream.hasEnd() ? Infinity : 0;
    return give(call, (backwards ? events.slice(0, at + 1).reverse() : events.slice(at)).slice(0, count));
  }
  const all = options.getAll();
  const at = all?.hasPosition() ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : undefined;
  // A position between two events is refused; the one before the first is taken.
  if (at !== undefined && !log.all.some(({ position }) => position === at)) return void call.emit('error', unknown);
  if (options.hasSubscription()) return subscribe(log, call, at, filterOf(options));
  const events = backwards ? log.all.filter((e) => at === undefined || e.position < at).reverse() : log.all.filter((e) => at === undefined || e.position >= at);
  give(call, events.slice(0, count));
}

function give(call: ReadCall, events: readonly Kept[]): void {
  for (const event of events) call.write(eventAnswer(event));
  call.end();
}

const filterOf = (options: streams.ReadReq.Options): RegExp => new RegExp(options.getFilter()?.getStreamIdentifier()?.getRegex() ?? '', 'u');

/** After a position, then live. */
function subscribe(log: Log, call: ReadCall, after: bigint | undefined, filter: RegExp): void {
  let next = after === undefined ? 0 : log.all.findIndex(({ position }) => position === after) + 1;
  const push = (): void => {
    for (; next < log.all.length; next += 1) {
      const event = log.all[next];
      if (event && filter.test(event.stream)) call.write(eventAnswer(event));
    }
  };
  push();
  call.on('cancelled', log.follow(push));
}
