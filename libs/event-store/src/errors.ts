/** The stream is not where the writer saw it: nothing was stored. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  constructor(
    readonly stream: string,
    readonly expected: number | 'no-stream',
    readonly actual: number | 'no-stream',
  ) {
    super(`Stream ${stream} was expected at ${expected} and is at ${actual}.`);
  }
}

/** The append itself is not acceptable, whatever is stored: nothing was sent. `code` is stable. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: 'no-events' | 'empty-type' | 'stream-name' | 'event-too-large' | 'append-too-large' | 'not-json',
    message: string,
  ) {
    super(message);
  }
}

/** The store did not answer as it should. Whether an append was stored is unknown: look before sending again. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  /** @param nothingStored true when it is known all the same */
  constructor(
    message: string,
    readonly nothingStored = false,
  ) {
    super(message);
  }
}

/** What is stored is not what was written. Names the first bad place. Nothing is written any more. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** The data folder cannot be used: says which and why, in one sentence. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
}

/** The event store of the settings cannot be used: says which, why and the way forward, in one sentence. */
export class EventStoreUnusable extends Error {
  override readonly name = 'EventStoreUnusable';
}
