import type { Accepted, CommandHandling } from '#commands';
import { ulo, type UloState } from '#development';
import type { EventStore } from '#event-store';
import { openScratch } from '../scratch.js';
import type { Sheet } from './read-sheet.js';
import { runSheet, type SheetReport } from './run-sheet.js';

export interface SheetCheck {
  /** The log as it was written: events keep their versions. */
  store: Pick<EventStore, 'readStream'>;
  /** The command pipeline on any log, the same clock and rules for each. */
  handlingOn: (store: EventStore) => CommandHandling;
  /** Sends a command on the copy. @throws whatever refuses it */
  send: (handling: CommandHandling, command: string, body: object) => Promise<Accepted>;
}

/** What would become of each row: all of them are sent to a copy of the ULOs that they are about, which is thrown away. */
export async function checkSheet(sheet: Sheet, { store, handlingOn, send }: SheetCheck): Promise<SheetReport> {
  const scratch = openScratch(store);
  try {
    const handling = handlingOn(scratch.store);
    return await runSheet(sheet, {
      async stateOf(id) {
        await scratch.copy(`ulo-${id}`);
        const state = (await handling.stateOf('ulo', id)) as UloState | undefined;
        const programme = state && ulo.programmeOf?.(state);
        if (programme) await scratch.copy(`programme-${programme}`);
        return state;
      },
      send: (command, body) => send(handling, command, body),
    });
  } finally {
    await scratch.close();
  }
}
