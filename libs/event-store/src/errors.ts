import { basename } from 'node:path';

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
  override readonly name: string = 'Unavailable';
  /** @param nothingStored true when it is known all the same */
  constructor(
    message: string,
    readonly nothingStored = false,
  ) {
    super(message);
  }
}

export type StoreName = 'log' | 'keys' | 'outbox';
export type WriteFault = 'disk-full' | 'read-only' | 'moved' | 'failing';

/** A file cannot be written until somebody mends it, so trying again at once is no use. Reading goes on. */
export class NotWritable extends Unavailable {
  override readonly name = 'NotWritable';

  private constructor(
    readonly store: StoreName,
    readonly fault: WriteFault,
    /** What to do. */
    readonly remedy: string,
    message: string,
    nothingStored: boolean,
  ) {
    super(message, nothingStored);
  }

  /** @param file its name is told, not the folder that it is in */
  static because(store: StoreName, fault: WriteFault, file: string, said = ''): NotWritable {
    const name = basename(file);
    const [why, remedy] = whyAndRemedy(name, said)[fault];
    // A flush that failed may have reached the disk all the same.
    return new NotWritable(store, fault, remedy, `${store === 'outbox' ? 'No email can be kept' : 'Nothing can be recorded'}: ${why}.`, fault !== 'failing');
  }
}

const whyAndRemedy = (name: string, said: string): Record<WriteFault, [why: string, remedy: string]> => ({
  'disk-full': [`the disk that holds ${name} is full`, 'Make room on the disk: recording then works again by itself.'],
  'read-only': [`${name} may not be written`, 'Make the disk, the folder and the file writable for the user that Milepost runs as.'],
  moved: [`${name} was moved, removed or replaced while Milepost runs`, 'Put the file back, or stop Milepost before the data folder is changed.'],
  failing: [`writing to ${name} fails (${said})`, 'Look at the disk that holds the data folder.'],
});

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
