import type { Accepted, CommandPipeline } from '#commands';
import { ulo, type UloState } from '#development';
import type { EventStore } from '#event-store';
import { openScratch } from '../scratch.js';
import type { Sheet } from './read-sheet.js';
import { runSheet, type SheetReport } from './run-sheet.js';

export interface SheetCheck {
  /** The log without upcasting: events keep the versions in which they were written. */
  store: Pick<EventStore, 'readStream'>;
  /** Gives the command pipeline on any store, with the same clock and rules. */
  handlingOn: (store: EventStore) => CommandPipeline;
  /** Sends a command to the copy. @throws the error that refuses it */
  send: (handling: CommandPipeline, command: string, body: object) => Promise<Accepted>;
}

/** Dry run of a sheet: sends all rows to a temporary copy of their ULOs and reports the outcome of each row. */
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
