import { expectAny, expectNoStream, expectStreamExists, type ExpectedRevision } from '../log/expected-revision.js';
import { invalidArgument } from './statuses.js';

/** The options of an append, a deletion or a tombstone that give the expected revision. */
interface ExpectingOptions {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

/** @throws ServiceError when the options give no revision */
export function expectedRevision(options: ExpectingOptions, exact: string | undefined): ExpectedRevision {
  if (options.hasAny()) return expectAny;
  if (options.hasNoStream()) return expectNoStream;
  if (options.hasStreamExists()) return expectStreamExists;
  if (exact === undefined) throw invalidArgument("'None' is not a valid expected stream revision");
  return BigInt(exact);
}
