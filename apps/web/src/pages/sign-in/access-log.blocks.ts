import { isReadable, type PeopleDirectory } from '#people';
import { accessKinds, unreadable, type AccessKind } from '#sign-in';
import { dateTime } from '#ui';
import type { AccessLogItem, AccessLogPage } from '../../reads/access-log-page.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { nameInstead } from '../people/person-subject.js';

export const kindTitles: Readonly<Record<AccessKind, string>> = {
  'signed-in': 'Signed in', 'proved-again': 'Proved again who they are', refused: 'Was not signed in', 'signed-out': 'Signed out', exported: 'Took a file', 'people-shown': 'Saw personal details',
};
const ways: Readonly<Record<string, string>> = { link: 'A link by email', openid: 'Their organisation’s sign-in', passkey: 'A passkey', token: 'A token', bearer: 'A token of their organisation' };

/** The name of a person, for readers who see names; otherwise nothing that identifies the person. */
export type NameOf = (person: string | null) => string;

export const nameFrom =
  (directory: PeopleDirectory): NameOf =>
  (person) => {
    if (person === null) return 'Unknown person';
    const found = directory.person(person);
    return found === undefined ? 'Somebody who is not registered' : isReadable(found) ? found.name : nameInstead[found];
  };

/** The address that was opened, with its ids filled in. */
export function whatIn({ what, ids }: Pick<AccessLogItem, 'what' | 'ids'>): string {
  if (what === unreadable) return 'This entry cannot be read: it is damaged, or was sealed with another master key';
  let at = 0;
  return (what ?? '').replace(/:\w+/gu, (name) => ids[at++] ?? name);
}

export const signInMethodOf = ({ way }: Pick<AccessLogItem, 'way'>): string => (way === null ? '' : (ways[way] ?? way));

interface Shown {
  page: AccessLogPage;
  caption: string;
  /** Absent when all entries belong to the reader. */
  nameOf?: NameOf;
  csv?: string;
}

/** The entries of one page as a table. */
export function accessTable({ page, caption, nameOf, csv }: Shown): Block {
  const rows = page.items.map((item): Cell[] => [
    dateTime(item.at), ...(nameOf ? [item.person === null ? nameOf(null) : { text: nameOf(item.person), href: `/people/${item.person}` }] : []), kindTitles[item.kind], signInMethodOf(item), { text: whatIn(item), wide: true },
  ]);
  return {
    kind: 'table',
    table: { caption, captionHidden: true, head: heads('When', ...(nameOf ? ['Who'] : []), 'What they did', 'Signed in with', 'About'), rows, empty: page.next === null ? 'Nothing was noted.' : 'Nothing among those looked through so far: go on to the next page.', ...(csv === undefined ? {} : { csv }) },
  };
}

export type Asked = Readonly<Partial<Record<'person' | 'kind' | 'from' | 'to' | 'after', string | undefined>>>;

/** @param people the choices of persons; absent when all entries belong to the reader */
export function accessFilter(path: string, asked: Asked, people?: readonly { value: string; text: string }[]): Block {
  const any = { value: '', text: 'All' };
  return {
    kind: 'filter',
    filter: {
      action: path, label: 'Filter the access log', fold: true, ...(asked.person ?? asked.kind ?? asked.from ?? asked.to ? { clear: path } : {}),
      fields: [
        ...(people ? [{ name: 'person', label: 'Who', value: asked.person ?? '', items: [any, ...people] }] : []),
        { name: 'kind', label: 'What they did', value: asked.kind ?? '', items: [any, ...accessKinds.map((value) => ({ value, text: kindTitles[value] }))] },
        { name: 'from', label: 'From day', hint: 'Like 2026-05-31', value: asked.from ?? '' },
        { name: 'to', label: 'To day', hint: 'Like 2026-05-31', value: asked.to ?? '' },
      ],
    },
  };
}
