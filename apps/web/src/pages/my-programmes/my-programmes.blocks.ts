import type { ManagedUlo, MyProgrammes, MyProgrammesQuery } from '#dashboards';
import { phaseHint, phaseName } from '#development';
import { betweenInWords, date, plural } from '#ui';
import type { Block, Cell } from '../blocks.js';
import { marked } from '../example-label.js';
import type { NameOf } from '../portfolio/portfolio.blocks.js';
import { numberedPages, rowsBefore } from '../paging.js';
import { dash, dateOr, href } from '../words.js';

export type Asked = MyProgrammesQuery & { programme?: string; page: number };

/** The query that links keep. */
export function kept(asked: Asked): Omit<Asked, 'page'> {
  const query: Partial<Asked> = { ...asked };
  delete query.page;
  return query;
}

export const pagesOf = ({ ulos }: MyProgrammes, asked: Asked): ReturnType<typeof numberedPages> => numberedPages(asked.page, ulos.length, (page) => href('/', { ...kept(asked), page }));

const colours = { red: ['Red', 'red'], amber: ['Amber', 'orange'], green: ['Green', 'green'], none: ['None', 'grey'] } as const;

export function myProgrammesBlocks(mine: MyProgrammes, asked: Asked, programmes: readonly { id: string; name: string }[], view: { saved: boolean; names: NameOf }): Block[] {
  const query = kept(asked);
  const filtered = Object.values(query).some((value) => value !== undefined);
  return [
    { kind: 'text', text: `${plural(mine.total, 'ULO')}${asked.programme === undefined ? ' in your programmes' : ' in this programme'}${mine.withoutPlan > 0 ? `, ${mine.withoutPlan} of them without a plan` : ''}. Those that need most help come first.` },
    { kind: 'tiles', label: 'ULOs by what they need', items: mine.tiles.map(({ code, label, ulos, change }) => ({ label, value: String(ulos), note: changeInWords(change), href: href('/', asked.tile === code ? { ...query, tile: 'all' } : { ...query, tile: code }), current: asked.tile === code })) },
    { kind: 'filter', filter: filterOf(asked, programmes, filtered) },
    { kind: 'table', table: { caption: 'ULOs', captionHidden: true, total: filtered ? `${plural(mine.ulos.length, 'ULO')} found` : plural(mine.ulos.length, 'ULO'), head: shown.map(({ head }) => ({ text: head })), rows: mine.ulos.slice(rowsBefore(asked.page), rowsBefore(asked.page + 1)).map((ulo) => shown.map(({ cell }) => cell(ulo, mine.ulos, view.names))), empty: filtered ? 'No ULO fits.' : 'No development of a ULO has started yet.', csv: href('/my-programmes.csv', query) } },
    pagesOf(mine, asked).block,
    { kind: 'actions', actions: [
      ...(filtered ? [{ href: '/my-programmes/view', text: 'Open my programmes like this from now on', secondary: true as const, fields: { view: new URLSearchParams(Object.entries(query)).toString() } }] : []),
      ...(view.saved ? [{ href: '/my-programmes/view', text: 'Forget my saved view', secondary: true as const, fields: { view: '' } }] : []),
    ] },
    { kind: 'links', links: [{ text: 'All ULOs, with every column', href: href('/ulos', { programme: asked.programme }) }, { text: 'Mentoring by quarter', href: href('/mentoring', { programme: asked.programme }) }] },
  ];
}

const changeInWords = (change: number): string => (change === 0 ? 'as a week ago' : `${Math.abs(change)} ${change > 0 ? 'more' : 'fewer'} than a week ago`);

const filterOf = ({ programme, colour, q, tile }: Asked, programmes: readonly { id: string; name: string }[], filtered: boolean): object => ({
  action: '/', label: 'Filter the ULOs', fold: true, keep: tile ? { tile } : {}, ...(filtered ? { clear: '/?tile=all' } : {}),
  fields: [
    { name: 'q', label: 'Name or area', value: q ?? '' },
    { name: 'programme', label: 'Programme', value: programme ?? '', items: [{ value: '', text: 'All' }, ...programmes.map((p) => ({ value: p.id, text: p.name }))] },
    { name: 'colour', label: 'How it stands', value: colour ?? '', items: [{ value: '', text: 'All' }, ...Object.entries(colours).map(([value, [text]]) => ({ value, text }))] },
  ],
});

interface Column {
  head: string;
  /** Absent for columns of the file only. */
  cell?: (ulo: ManagedUlo, listed: readonly ManagedUlo[], names: NameOf) => Cell;
  csv: (ulo: ManagedUlo) => string | number;
}

const currentPhase = ({ phases }: ManagedUlo): string => phases.find(({ standing }) => standing === 'current')?.label ?? '';

/** The columns of the page and of the file. */
export const columns: readonly Column[] = [
  { head: 'ULO', cell: ({ id, name, programme, ...ulo }, listed) => ({ text: marked({ name, ...ulo }, listed), href: `/ulos/${id}`, ...(listed.some((other) => other.programme.id !== programme.id) ? { more: programme.name } : {}) }), csv: ({ name }) => name },
  { head: 'How it stands', cell: ({ attention: { colour, reasons } }) => ({ text: colours[colour][0], colour: colours[colour][1], more: reasons.slice(0, 3).join('; '), wide: true }), csv: ({ attention: { colour, reasons } }) => `${colours[colour][0]}: ${reasons.join('; ')}` },
  { head: 'Phase', cell: (ulo) => ({ text: `${currentPhase(ulo)} (${ulo.phases.findIndex(({ standing }) => standing === 'current') + 1} of ${ulo.phases.length})`, strip: ulo.phases.map(({ standing }) => standing), more: phaseHint(phaseName({ code: '', title: currentPhase(ulo) })) ?? '' }), csv: currentPhase },
  { head: 'Next step', cell: nextStepCell, csv: ({ nextStep }) => (nextStep ? `${nextStep.code} ${nextStep.title} (${nextStep.owner.label})` : '') },
  { head: 'Days late', cell: ({ late, moves }) => ({ text: String(late[0]?.days ?? 0), more: moves === 0 ? 'no date moved' : `${plural(moves, 'date')} moved` }), csv: ({ late }) => late[0]?.days ?? 0 },
  { head: 'Dates moved', csv: ({ moves }) => moves },
  { head: 'Finish', cell: finishCell, csv: ({ forecast }) => (forecast ? betweenInWords(forecast.end) : '') },
  { head: 'Last activity', cell: ({ lastActiveOn, silentDays }) => (lastActiveOn === null ? 'None' : `${date(lastActiveOn)}${silentDays !== null && silentDays > 0 ? `, ${plural(silentDays, 'day')} ago` : ''}`), csv: ({ lastActiveOn }) => lastActiveOn ?? '' },
  { head: 'Warnings', cell: ({ id, warnings: { red, amber, answered } }) => (red + amber === 0 ? 'None' : { text: warningsInWords(red, amber), href: `/ulos/${id}/warnings`, more: `${answered} of ${red + amber} answered` }), csv: ({ warnings: { red, amber, answered } }) => `${red} serious, ${amber} other, ${answered} answered` },
];

/** “2 serious, 3 other”, “5 warnings, none serious”. */
export const warningsInWords = (red: number, amber: number): string => (red > 0 ? `${red} serious, ${amber} other` : `${plural(amber, 'warning')}, none serious`);

const shown = columns.flatMap(({ head, cell }) => (cell ? [{ head, cell }] : []));

/** The owner of the next step by name, if a person is named for it and the reader sees names. */
function nextStepCell(ulo: ManagedUlo, _: readonly ManagedUlo[], names: NameOf): Cell {
  const { id, nextStep } = ulo;
  return nextStep ? { text: `${nextStep.code} ${nextStep.title}`, href: `/ulos/${id}/steps/${nextStep.code}`, more: `${names(ulo) ?? nextStep.owner.label}, since ${date(nextStep.since)}` } : dash;
}

/** The forecast next to the finish that was agreed first. */
function finishCell({ forecast, firstFinishOn, finishOn }: ManagedUlo): Cell {
  const first = firstFinishOn === null ? 'no plan' : `first plan ${dateOr(firstFinishOn)}`;
  if (forecast) return `${betweenInWords(forecast.end)}; ${first}`;
  return finishOn ? `${date(finishOn)}; ${first}` : firstFinishOn === null ? dash : first;
}
