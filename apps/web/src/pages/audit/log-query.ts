import type { LogQuery } from '#audit';
import { deciders } from '#catalogue';
import { actorRoles, isId, type PlainDate } from '#kernel';
import { dayFields, textOf, type AskedDay, type DayFields, type FormValues } from '#ui';

/** The search that an address asks for. */
export interface AskedSearch {
  query: LogQuery;
  days: DayFields;
  /** The parameters for links to the same search, without the number of the page. */
  kept: Readonly<Record<string, string>>;
}

/** A person who may be chosen by name. */
export interface PersonOffered {
  id: string;
  name: string;
}

const dayNames = { happenedFrom: 'Happened from', happenedTo: 'Happened to', recordedFrom: 'Recorded from', recordedTo: 'Recorded to' } as const;
const texts = ['q', 'role', 'type', 'only', 'order'] as const;

/** @param people the people whom the reader may choose by name: a search for any other person is ignored */
export function askedSearch(given: FormValues, people: readonly PersonOffered[]): AskedSearch {
  const value = (name: string): string | undefined => textOf(given, name).trim().slice(0, 200) || undefined;
  const days = dayFields(given, Object.entries(dayNames).map(([name, label]): AskedDay => ({ name, label })));
  const id = (name: 'ulo' | 'programme' | 'person'): string | undefined => (isId(value(name) ?? '') ? value(name)?.toLowerCase() : undefined);
  const person = people.find((one) => one.id === id('person'))?.id;
  const page = Number(/^\d{1,5}$/u.test(value('page') ?? '') ? value('page') : 1);
  const asked: Record<string, string | undefined> = { ...Object.fromEntries(texts.map((name) => [name, value(name)])), ulo: id('ulo'), programme: id('programme'), person, ...days.asked };
  const query = {
    ulo: id('ulo'), programme: id('programme'), person, q: value('q'), role: value('role'), type: value('type'), ...(days.asked as Partial<Record<keyof typeof dayNames, PlainDate>>),
    lateDays: value('only') === 'late' ? 7 : undefined, corrections: value('only') === 'corrections' ? true : undefined, order: value('order') === 'oldest' ? ('oldest' as const) : undefined, page,
  };
  return { query: defined(query), days, kept: defined(asked) as Record<string, string> };
}

const defined = (all: object): object => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined));

/** The search form. The days are collapsed until one is given. */
export function searchForm({ kept, days }: AskedSearch, people: readonly PersonOffered[]): object {
  const any = { value: '', text: 'All' };
  const list = (name: string, label: string, items: { value: string; text: string }[]) => ({ name, label, value: kept[name] ?? '', items });
  const types = [...Object.entries(deciders.ulo.events), ...Object.entries(deciders.programme.events)].map(([code, { title }]) => ({ value: code, text: title })).sort((a, b) => (a.text < b.text ? -1 : 1));
  return {
    action: '/audit', label: 'Search the log', submit: 'Search', ...(Object.keys(kept).length > 0 ? { clear: '/audit' } : {}),
    keep: Object.fromEntries(['ulo', 'programme'].flatMap((name) => (kept[name] === undefined ? [] : [[name, kept[name]]]))),
    fields: [
      { name: 'q', label: 'ULO or programme', value: kept['q'] ?? '' },
      list('role', 'Recorded by', [any, ...Object.entries(actorRoles).map(([code, text]) => ({ value: code, text }))]),
      ...(people.length > 0 ? [list('person', 'Person who recorded it', [any, ...people.map(({ id, name }) => ({ value: id, text: name }))])] : []),
      list('type', 'What', [any, ...types]),
      list('only', 'Only', [any, { value: 'late', text: 'Recorded more than a week late' }, { value: 'corrections', text: 'Corrections and withdrawals' }]),
      list('order', 'Order', [{ value: '', text: 'Last recorded first' }, { value: 'oldest', text: 'First recorded first' }]),
    ],
    more: { label: 'Search by day', fields: days.fields, open: days.errors.length > 0 || Object.keys(days.asked).length > 0 },
  };
}
