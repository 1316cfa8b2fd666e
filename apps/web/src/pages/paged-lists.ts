import type { Block, Table } from './blocks.js';
import { PAGE_ROWS, numberedPages, pageAsked, rowsBefore, type PageShown } from './paging.js';

/**
 * Cuts each long list of a page into pages: `?sessions-page=2` shows rows 51 to 100 of the table “Sessions”. Lists that were
 * read page by page are shorter than that and stay unchanged.
 * @param url the address of the page: links keep the rest of its query
 * @throws NotFound when it asks for a page that a list does not have
 */
export function pagedLists(blocks: readonly Block[], url: string): { blocks: Block[]; page?: PageShown } {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const given = Object.fromEntries(searchParams);
  const shown: PageShown[] = [];
  const names = new Set<string>();
  const cut = <T>(rows: readonly T[], caption: string, most = PAGE_ROWS): { rows: T[]; id: string; range: string; pages: Block } | undefined => {
    if (rows.length <= most) return undefined;
    const id = nameOf(caption, names);
    const number = pageAsked(given, `${id}-page`);
    const { block, page } = numberedPages(number, rows.length, (to) => addressOf(pathname, searchParams, `${id}-page`, to, id), most);
    if (page) shown.push(page);
    const [from, to] = [rowsBefore(number, most), Math.min(rowsBefore(number + 1, most), rows.length)];
    return { rows: rows.slice(from, to), id, range: `${from + 1} to ${to} of ${rows.length}`, pages: { ...block, about: caption } };
  };
  const cutBlock = (block: Block): Block[] => {
    if (block.kind === 'table' && !block.table.whole) {
      const part = cut(block.table.rows, block.table.caption, block.table.pageRows);
      return part ? [{ kind: 'table', table: { ...block.table, rows: part.rows, id: part.id, total: totalOf(block.table, part.range) } }, part.pages] : [block];
    }
    if (block.kind === 'facts' && !block.fold) {
      const part = cut(block.rows, block.title);
      return part ? [{ ...block, rows: part.rows, id: part.id, title: `${block.title}: ${part.range}` }, part.pages] : [block];
    }
    if (block.kind === 'warnings') {
      const part = cut(block.items, 'Warnings');
      return part ? [{ ...block, items: part.rows, id: part.id }, part.pages] : [block];
    }
    return [block];
  };
  const all = blocks.flatMap(cutBlock);
  return { blocks: all, ...(shown[0] ? { page: shown[0] } : {}) };
}

const totalOf = ({ total }: Table, range: string): string => (total === undefined ? range : `${total}: ${range}`);

/** The name of a list in the address, from its caption. It is unique on the page. */
function nameOf(caption: string, names: Set<string>): string {
  const word = caption.toLowerCase().replace(/[^a-z]+/gu, '-').replace(/^-|-$/gu, '') || 'list';
  let name = word;
  for (let n = 2; names.has(name); n += 1) name = `${word}-${n}`;
  names.add(name);
  return name;
}

/** Messages that a page shows once, after a form. */
const oneTimeParameters = ['recorded', 'corrected', 'now', 'after'];

function addressOf(path: string, query: URLSearchParams, name: string, page: number | undefined, id: string): string {
  const kept = new URLSearchParams(query);
  for (const gone of [name, ...oneTimeParameters]) kept.delete(gone);
  if (page !== undefined) kept.set(name, String(page));
  return `${path}${kept.size > 0 ? `?${kept.toString()}` : ''}#${id}`;
}
