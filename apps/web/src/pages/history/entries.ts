import { isAllowed, type Identity } from '#access';
import type { EntryInHistory, HistoryEntry } from '#audit';
import type { CommandRegistry } from '#commands';
import { sealOf } from '#event-store';
import { actorRoles, type StoredEvent } from '#kernel';
import { date, dateTime } from '#ui';
import type { Block, Fact, Link, TimelineItem } from '../blocks.js';
import type { AskedMoment } from '../moment.js';
import { PAGE_ROWS } from '../paging.js';
import type { ActedBy } from '../who-acted.js';
import { entryInWords, href } from '../words.js';

/** Columns of the CSV file of a history. */
export const historyHead = ['number', 'happened', 'recorded', 'what', 'about', 'details', 'role', 'organisation', 'withdrawn', 'corrects number', 'reason', 'id'];

export const historyRow = (e: HistoryEntry): (string | number)[] => [
  e.revision + 1, e.occurredOn, e.recordedAt, e.title, e.about.map(({ name: about }) => about).join('; '), e.text, actorRoles[e.actor.role], e.actor.organisation, e.withdrawn ? 'yes' : 'no', e.corrects ? e.corrects.revision + 1 : '', e.reason ?? '', e.id,
];

/** The entries before and after this one, in the order of recording. */
export function neighbours(path: string, { before, after }: Pick<EntryInHistory, 'before' | 'after'>, { query }: Pick<AskedMoment, 'query'>): Link[] {
  const link = (words: string, other: HistoryEntry | null): Link[] => (other ? [{ text: `${words}: ${other.title} (number ${other.revision + 1})`, href: href(`${path}/${other.id}`, query) }] : []);
  return [...link('Entry before', before), ...link('Entry after', after)];
}

/** The page of the list that has the entry, at the moment that is shown. */
export function backTo(path: string, { listedBefore }: Pick<EntryInHistory, 'listedBefore'>, { query }: Pick<AskedMoment, 'query'>): string {
  const page = Math.floor(listedBefore / PAGE_ROWS) + 1;
  return href(path, { ...query, page: page > 1 ? page : undefined });
}

/** An id of another entry is shown as the text of that entry. */
export const namedRows = (path: string, rows: readonly Fact[], entries: readonly HistoryEntry[]): Fact[] =>
  rows.map((row) => {
    const named = entries.find(({ id }) => id === row.value);
    return named ? { key: row.key, value: { text: entryInWords(named) === '' ? named.title : entryInWords(named), href: `${path}/${named.id}` } } : row;
  });

export function timelineItem(path: string, entry: HistoryEntry, moment: Pick<AskedMoment, 'query'>, actedBy: ActedBy): TimelineItem {
  const notes = [
    entry.withdrawn ? 'Withdrawn: it did not happen.' : '',
    entry.corrects ? 'A correction.' : '',
    !entry.withdrawn && entry.correctedBy.length > 0 ? 'Corrected later.' : '',
    entry.textRemoved ? textRemoved(entry.textRemoved) : '',
  ].filter((n) => n !== '');
  const by = actedBy(entry.actor);
  return {
    title: entry.title,
    href: href(`${path}/${entry.id}`, moment.query),
    on: entry.occurredOn,
    ...(entry.recordedOn === entry.occurredOn ? {} : { recordedAt: entry.recordedAt }),
    by: typeof by === 'string' ? actorRoles[entry.actor.role] : by.text,
    number: entry.revision + 1,
    ...(entry.about.length > 0 || entry.text ? { text: entryInWords(entry) } : {}),
    links: [...entry.about, ...(entry.corrects ? [entry.corrects] : []), ...(entry.removesTextOf ? [entry.removesTextOf] : [])].map(({ id: named, title, revision }) => ({ text: `${title} (number ${revision + 1})`, href: href(`${path}/${named}`, moment.query) })),
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
  };
}

export const entryRows = (path: string, entry: HistoryEntry, actedBy: ActedBy): Fact[] => [
  ...(entryInWords(entry) === '' ? [] : [{ key: 'In short', value: entryInWords(entry) }]),
  { key: 'Happened', value: date(entry.occurredOn) },
  { key: 'Recorded', value: dateTime(entry.recordedAt) },
  { key: 'By', value: actedBy(entry.actor) },
  ...(entry.textRemoved ? [{ key: 'Text', value: { text: textRemoved(entry.textRemoved), href: `${path}/${entry.textRemoved.id}` } }] : []),
  ...(entry.removesTextOf ? [{ key: 'Removes the text of', value: { text: `${entry.removesTextOf.title} (number ${entry.removesTextOf.revision + 1})`, href: `${path}/${entry.removesTextOf.id}` } }] : []),
  ...(entry.reason ? [{ key: 'Reason', value: entry.reason }] : []),
  ...(entry.corrects ? [{ key: 'Corrects', value: { text: `${entry.corrects.title} (number ${entry.corrects.revision + 1})`, href: `${path}/${entry.corrects.id}` } }] : []),
  ...entry.correctedBy.map((c): Fact => ({ key: 'Corrected by', value: { text: `${c.title} (number ${c.revision + 1})`, href: `${path}/${c.id}` } })),
];

/** The reason why the texts of an entry cannot be read. */
export const textRemoved = ({ recordedOn, reason }: NonNullable<HistoryEntry['textRemoved']>): string => `Text removed on ${date(recordedOn)}, because: ${reason.replace(/[.\s]+$/u, '')}.`;

/** The link that removes the text of an entry, for data protection officers and administrators. */
export const textRemovalLinks = (registry: CommandRegistry, form: (name: string) => string, entry: HistoryEntry, recorded: StoredEvent | undefined, actor: Identity): Block[] => {
  const { spec } = registry.get('redact-text');
  if (!recorded || entry.corrects || entry.textRemoved || sealOf(recorded) === undefined || !isAllowed(actor, spec)) return [];
  return [{ kind: 'heading', text: 'Does its text tell of somebody?' }, { kind: 'links', links: [{ text: 'Remove this text', href: form('redact-text') }] }];
};

export const proofRows = ({ hash, prevHash, commandId, correlationId, causationId }: { hash: string; prevHash: string; commandId: string; correlationId: string; causationId: string }, entry: HistoryEntry): Fact[] => [
  { key: 'Number in this history', value: String(entry.revision + 1) },
  { key: 'Id', value: entry.id },
  { key: 'Hash', value: hash },
  { key: 'Hash of the entry before', value: prevHash },
  { key: 'Command', value: commandId },
  // Both ids equal the id of the command when the entry has no group and no cause.
  ...(correlationId === commandId ? [] : [{ key: 'Belongs together with', value: correlationId }]),
  ...(causationId === commandId ? [] : [{ key: 'Caused by', value: causationId }]),
];
