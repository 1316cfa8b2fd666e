import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { StoredRecord } from '../log/record.js';
import { invalidArgument } from '../wire/statuses.js';

export interface EventFilter {
  takes(event: StoredRecord): boolean;
  /** The number of events that are checked for one page. */
  window: number;
  /** The number of events that are checked between two checkpoints. */
  interval: number;
}

const defaultWindow = 32;

/** @throws ServiceError when the options have neither a stream name nor an event type */
export function eventFilter(options: streams.ReadReq.Options.FilterOptions | undefined): EventFilter {
  const expression = options?.getEventType() ?? options?.getStreamIdentifier();
  if (!options || !expression) throw invalidArgument('A filter is for the names of streams or the types of events.');
  const of = (event: StoredRecord): string => (options.hasEventType() ? event.type : event.stream);
  const pattern = expression.getRegex() === '' ? undefined : new RegExp(expression.getRegex(), 'u');
  const prefixes = expression.getPrefixList();
  const window = options.hasMax() ? options.getMax() : defaultWindow;
  return {
    takes: (event) => (pattern ? pattern.test(of(event)) : prefixes.some((prefix) => of(event).startsWith(prefix))),
    window,
    interval: window * options.getCheckpointintervalmultiplier(),
  };
}
