import { sheetColumns, sheetKinds, type SheetKindName, type SheetOutcome, type SheetReport, type SheetRowReport } from '#import';
import { date, plural } from '#ui';
import { heads, type Block, type Cell } from '../blocks.js';
import { dash, readable } from '../words.js';

/** The columns that a kind of sheet may have. */
export const columnsTable = (kind: SheetKindName): Block => ({
  kind: 'table',
  table: {
    caption: `Columns: ${sheetKinds[kind].title.toLowerCase()}`, head: heads('Heading', 'What stands in it'),
    rows: sheetColumns(kind).map(({ heading, about, also, needed }): Cell[] => [needed ? `${heading} (needed)` : heading, { text: `${about}\nAlso read as: ${also.join(', ')}.`, lines: true }]),
  },
});

const captions: Readonly<Record<'checked' | 'recorded', Readonly<Record<SheetOutcome, string>>>> = {
  checked: { refused: 'Cannot be recorded', new: 'Would be recorded', there: 'Recorded already' },
  recorded: { refused: 'Not recorded', new: 'Recorded now', there: 'Recorded before' },
};

/** The number of rows with each result, and the columns that are not read. */
export function importSummary({ counts, notRead }: SheetReport, when: keyof typeof captions): Block[] {
  const stat = (outcome: SheetOutcome) => ({ label: captions[when][outcome], value: plural(counts[outcome], 'row') });
  return [
    { kind: 'stats', items: [stat('new'), stat('there'), stat('refused')] },
    ...(notRead.length > 0 ? [{ kind: 'inset', text: `Columns that are not read: ${notRead.map(({ letter, heading }) => `${letter} “${heading}”`).join(', ')}.` } satisfies Block] : []),
  ];
}

/** All rows, refused ones first. */
export const rowTables = ({ rows }: SheetReport, when: keyof typeof captions): Block[] =>
  (['refused', 'new', 'there'] as const).flatMap((outcome): Block[] => {
    const those = rows.filter((row) => row.outcome === outcome);
    const why = outcome === 'refused' ? 'Why' : 'Taken as';
    return those.length === 0 ? [] : [{ kind: 'table', table: { caption: captions[when][outcome], head: heads('Row', 'ULO', 'What', why), rows: those.map((row) => cellsOf(row)) } }];
  });

const cellsOf = ({ row, about, facts, reasons, notes }: SheetRowReport): Cell[] => [
  `Row ${row}`, about === '' ? dash : about,
  { text: facts.map(({ says, occurredOn, outcome }) => `${readable(says)}, on ${date(occurredOn)}${outcome === 'there' ? ' (there already)' : ''}`).join('\n') || dash, lines: true },
  { text: [...reasons, ...notes].map(readable).join('\n') || dash, lines: true },
];
