import type { GrantedRole } from '#kernel';
import { sheetKinds } from '#import';
import { sentNow } from '#reminders';
import { importers } from '../imports/sheet-imports.js';
import { reminderSenders } from '../security/access.js';

/** An operation that Milepost performs at once and records itself. A command, by contrast, records what people report. */
export interface ActionSpec {
  /** Parameters in the path are written as `:name`; all of them are ids. */
  path: string;
  /** Begins with a verb. */
  title: string;
  help: string;
  roles: readonly GrantedRole[];
  /** JSON Schemas of the request body and of the answer. */
  body: object;
  answer: object;
}

const list = (items: object, description: string): object => ({ type: 'array', items, description });
const text = { type: 'string' };
const outcome = { enum: ['new', 'there', 'refused'] };
const object = (properties: Record<string, object>): object => ({ type: 'object', additionalProperties: false, required: Object.keys(properties), properties });

const sheetRow = object({
  row: { type: 'integer', description: 'As a spreadsheet numbers it.' }, about: { ...text, description: 'The name of the ULO.' }, outcome,
  facts: list(object({ command: text, occurredOn: { type: 'string', format: 'date' }, says: text, outcome }), 'What it says that happened.'),
  reasons: list(text, 'Why it is refused.'), notes: list(text, 'How cells were taken that say more than they were asked for.'),
});

export const actions = {
  sendReminder: {
    path: 'api/ulos/:id/reminders/:reminder/send',
    title: 'Send a reminder now',
    help: 'To one person, or to everybody who is to get it and has not. It is never sent twice; what had failed is tried again.',
    roles: reminderSenders,
    body: { type: 'object', additionalProperties: false, properties: { person: { type: 'string', format: 'uuid', description: 'Only to this person.' } } },
    answer: { type: 'object', required: ['results'], properties: { results: { type: 'array', items: { enum: sentNow }, description: 'The result for each person.' } } },
  },
  importSheet: {
    path: 'api/imports',
    title: 'Import a spreadsheet',
    help: 'Of milestones, steps or mentoring sessions as people keep them (docs/imports.md). A dry run unless `record` is true. Rows of which something is refused are not recorded; what is there already is not recorded again. A token must name the commands that record it, too.',
    roles: importers,
    body: {
      type: 'object', additionalProperties: false, required: ['kind', 'text'],
      properties: {
        kind: { enum: Object.keys(sheetKinds) },
        text: { type: 'string', description: 'The file, with commas, semicolons or tabs.' },
        ulo: { type: 'string', format: 'uuid', description: 'The ULO of rows that do not say.' },
        agreedOn: { type: 'string', format: 'date', description: 'The day on which milestones were agreed whose rows do not say; today when absent.' },
        record: { type: 'boolean', description: 'True: what can be recorded is recorded.' },
      },
    },
    answer: object({
      kind: { enum: Object.keys(sheetKinds) }, rows: list(sheetRow, 'Every row below the heading.'),
      notRead: list(object({ letter: text, heading: text }), 'Columns whose headings are not known.'),
      counts: object({ new: { type: 'integer' }, there: { type: 'integer' }, refused: { type: 'integer' } }),
    }),
  },
} satisfies Record<string, ActionSpec>;
