import { Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { recorders } from './codes.js';

@Command({ name: 'note-context', title: 'Note what happens around the ULO', help: 'For example a change of law, of the council, or of direct payments in the area. It stands in the history and blocks nothing.', roles: [...recorders] })
export class NoteContext extends UloCommand {
  @LongText({ label: 'What happened?', hint: 'Do not write names.' })
  note!: string;
}

export const contextNoted = uloFact('lessons', {
  command: NoteContext,
  type: 'ContextNoted',
  version: 1,
  title: 'Context noted',
  describe: ({ note }) => note,
  evolve: ({ notes }, { id, occurredOn, data: { note } }) => void notes.push({ id, on: occurredOn, note }),
});
