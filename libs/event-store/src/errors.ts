import { basename } from 'node:path';

/** The stream has another head than the writer expected. Nothing was stored. */
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

/** The append is invalid for any state of the store. Nothing was sent. `code` never changes its meaning. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: 'no-events' | 'empty-type' | 'stream-name' | 'event-too-large' | 'append-too-large' | 'not-json',
    message: string,
  ) {
    super(message);
  }
}

/** The store did not answer as expected. The append may have been stored: read the stream before sending it again. */
export class Unavailable extends Error {
  override readonly name: string = 'Unavailable';
  /** @param nothingStored true when the append is known not to be stored */
  constructor(
    message: string,
    readonly nothingStored = false,
  ) {
    super(message);
  }
}

export type StoreName = 'log' | 'keys' | 'outbox' | 'access';
export type WriteFault = 'disk-full' | 'read-only' | 'moved' | 'failing';

/** A file cannot be written until somebody fixes the cause, so an immediate retry cannot help. Reading still works. */
export class NotWritable extends Unavailable {
  override readonly name = 'NotWritable';

  private constructor(
    readonly store: StoreName,
    readonly fault: WriteFault,
    /** The action for the operator, as a sentence. */
    readonly remedy: string,
    message: string,
    nothingStored: boolean,
  ) {
    super(message, nothingStored);
  }

  /** @param file only its name appears in the message, not its folder */
  static because(store: StoreName, fault: WriteFault, file: string, detail = ''): NotWritable {
    const name = basename(file);
    const [why, remedy] = whyAndRemedy(name, detail)[fault];
    // A failed flush may still have reached the disk.
    return new NotWritable(store, fault, remedy, `${consequences[store]}: ${why}.`, fault !== 'failing');
  }
}

const consequences: Readonly<Record<StoreName, string>> = {
  log: 'Nothing can be recorded',
  keys: 'Nothing can be recorded',
  outbox: 'No email can be kept',
  access: 'Nobody can sign in or out',
};

const whyAndRemedy = (name: string, detail: string): Record<WriteFault, [why: string, remedy: string]> => ({
  'disk-full': [`the disk that holds ${name} is full`, 'Make room on the disk: recording then works again by itself.'],
  'read-only': [`${name} may not be written`, 'Make the disk, the folder and the file writable for the user that Milepost runs as.'],
  moved: [`${name} was moved, removed or replaced while Milepost runs`, 'Put the file back, or stop Milepost before the data folder is changed.'],
  failing: [`writing to ${name} fails (${detail})`, 'Look at the disk that holds the data folder.'],
});

/** Stored data differs from what was written. The message names the first bad event or file. Writing stops. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
}

/** The data folder cannot be used. The message names the folder and the cause in one sentence. */
export class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
}

/** The configured event store cannot be used. The message gives the store, the cause and the remedy in one sentence. */
export class EventStoreUnusable extends Error {
  override readonly name = 'EventStoreUnusable';
}
