import type { CommandRegistry } from '#commands';
import { factsOf } from '#history';
import { isId, type EventDeclaration, type StoredEvent } from '#kernel';
import { answersOf, date, plural } from '#ui';
import { heads, type Block, type Cell } from '../blocks.js';
import { numberedPages, rowsBefore, type PageShown } from '../paging.js';
import { href, readable } from '../words.js';

export interface RecordsOf {
  registry: CommandRegistry;
  /** Headings of the parts, by name, in the order of the domain. */
  titles: Readonly<Record<string, string>>;
  /** The addresses of the page and of the history. */
  events: Readonly<Record<string, EventDeclaration>>;
  /** The page itself, and that of the history. */
  path: string;
  history: string;
}

interface Answer {
  key: string;
  value: string;
}

/** A fact in its current form, after corrections. Withdrawn facts are left out. */
interface CountedFact {
  id: string;
  part: string;
  on: string;
  title: string;
  /** The data of the fact, with the labels of its form. */
  said: () => Answer[];
}

/** The current facts of one stream, latest day first. */
export function countedFacts(recorded: readonly StoredEvent[], { registry, events }: Pick<RecordsOf, 'registry' | 'events'>): CountedFact[] {
  const facts = factsOf(recorded).flatMap(({ id, type, occurredOn, data }): CountedFact[] => {
    const command = registry.recording(type);
    return command ? [{ id, part: command.spec.part, on: occurredOn, title: events[type]?.title ?? command.spec.title, said: () => answersOf(command.type, data) }] : [];
  });
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const named = ({ value, ...rest }: Answer): Answer => {
    const other = isId(value) ? byId.get(value) : undefined;
    return { ...rest, value: other ? `${other.said()[0]?.value ?? other.title}, of ${date(other.on)}` : value };
  };
  return facts.map((fact) => ({ ...fact, said: () => fact.said().map(named) })).reverse();
}

/** The parts with records, each with a link. */
export function partsTable(facts: readonly CountedFact[], { titles, path }: RecordsOf): Block {
  const counts = Map.groupBy(facts, ({ part }) => part);
  const rows = Object.entries(titles).flatMap(([part, title]): Cell[][] => {
    const theirs = counts.get(part);
    return theirs ? [[{ text: title, href: `${path}/${part}` }, plural(theirs.length, 'record'), date(theirs[0]?.on ?? '')]] : [];
  });
  return { kind: 'table', table: { caption: 'Records by subject', captionHidden: true, head: heads('Subject', 'Records', 'Last happened'), rows, empty: 'Nothing is recorded.' } };
}

/** One page of the facts of a part, with all their data. @throws NotFound when there is no such page */
export function recordsTable(facts: readonly CountedFact[], title: string, { path, history }: Pick<RecordsOf, 'path' | 'history'>, number: number): { blocks: Block[]; page: PageShown | undefined } {
  const pages = numberedPages(number, facts.length, (page) => href(path, { page }));
  const rows = facts.slice(rowsBefore(number), rowsBefore(number + 1)).map(({ id, on, title: what, said }): Cell[] => [date(on), { text: what, href: `${history}/${id}` }, { text: said().map(answerInWords).join('\n'), lines: true, wide: true }]);
  return { blocks: [{ kind: 'table', table: { caption: title, captionHidden: true, total: plural(facts.length, 'record'), head: heads('Happened', 'What', 'Recorded'), rows } }, pages.block], page: pages.page };
}

/** A label that is a question ends with a question mark and gets no colon. */
const answerInWords = ({ key, value }: Answer): string => `${key}${key.endsWith('?') ? '' : ':'} ${readable(value)}`;
