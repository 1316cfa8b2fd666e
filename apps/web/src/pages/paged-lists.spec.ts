import { NotFound } from '#kernel';
import { heads, type Block } from './blocks.js';
import { filteredBy } from './filtered-by.js';
import { pagedLists } from './paged-lists.js';
import { keyedPages, numberedPages, pageAsked } from './paging.js';

const rowsOf = (count: number): string[][] => Array.from({ length: count }, (_, i) => [`Row ${i + 1}`]);
const table = (caption: string, count: number, more = {}): Block => ({ kind: 'table', table: { caption, head: heads('What'), rows: rowsOf(count), ...more } });
const shown = (blocks: readonly Block[]): unknown[] =>
  blocks.map((block) => (block.kind === 'table' ? [block.table.caption, block.table.total, block.table.rows[0]?.[0], block.table.rows.length] : block.kind === 'numbered' ? [block.about, block.page, block.of, block.previous, block.next] : block));

describe('a long list on a page', () => {
  it('has one page up to 50 rows, or when it is for print', () => {
    const blocks = [table('Sessions', 50), table('Chronology', 51, { whole: true })];
    expect(pagedLists(blocks, '/ulos/1/mentoring')).toEqual({ blocks });
  });

  it('is cut into pages, whose links keep the query and lead back to the list', () => {
    const { blocks, page } = pagedLists([table('Sessions, newest first', 120)], '/ulos/1/mentoring?asAt=2010-05-01&recorded=x&after=7&sessions-newest-first-page=2');
    expect(shown(blocks)).toEqual([
      ['Sessions, newest first', '51 to 100 of 120', 'Row 51', 50],
      ['Sessions, newest first', 2, 3, '/ulos/1/mentoring?asAt=2010-05-01#sessions-newest-first', '/ulos/1/mentoring?asAt=2010-05-01&sessions-newest-first-page=3#sessions-newest-first'],
    ]);
    expect(page).toEqual({ number: 2, of: 3 });
  });

  it('has the number of rows on a page that its table sets', () => {
    expect(shown(pagedLists([table('Steps', 26, { pageRows: 25 })], '/to-do?steps-page=2').blocks)).toEqual([['Steps', '26 to 26 of 26', 'Row 26', 1], ['Steps', 2, 2, '/to-do#steps', undefined]]);
  });

  it('keeps its page when another list, also one of the same name, changes page', () => {
    const { blocks } = pagedLists([table('Bids', 60, { total: '60 bids' }), table('Bids', 60)], '/ulos/1/funding?bids-2-page=2');
    expect(shown(blocks)).toEqual([
      ['Bids', '60 bids: 1 to 50 of 60', 'Row 1', 50], ['Bids', 1, 2, undefined, '/ulos/1/funding?bids-2-page=2&bids-page=2#bids'],
      ['Bids', '51 to 60 of 60', 'Row 51', 10], ['Bids', 2, 2, '/ulos/1/funding#bids-2', undefined],
    ]);
  });

  it('can also contain facts or warnings', () => {
    const warnings = Array.from({ length: 51 }, (_, i) => ({ title: `Warning ${i}`, severity: 'red' as const, why: '', opens: '2010-01-01' }));
    const facts: Block = { kind: 'facts', title: 'Agreements', rows: rowsOf(51).map(([key = '']) => ({ key, value: 'x' })) };
    const { blocks } = pagedLists([facts, { kind: 'warnings', items: warnings, empty: '' }], '/ulos/1/about?agreements-page=2&warnings-page=2');
    expect(blocks).toMatchObject([{ title: 'Agreements: 51 to 51 of 51', rows: [{ key: 'Row 51' }] }, { page: 2 }, { items: [{ title: 'Warning 50' }] }, { page: 2 }]);
  });

  it.each(['4', '0', '-1', 'x', '1.5'])('has no page %s of three', (page) => {
    expect(() => pagedLists([table('Bids', 120)], `/ulos/1/funding?bids-page=${page}`)).toThrow(NotFound);
  });
});

describe('a list that is read page by page', () => {
  it('has numbered pages, the first without a number', () => {
    const address = (page: number | undefined): string => `/ulos?page=${page ?? 'none'}`;
    expect(numberedPages(1, 50, address)).toEqual({ block: { kind: 'numbered', page: 1, of: 1 } });
    expect(numberedPages(2, 101, address)).toEqual({ block: { kind: 'numbered', page: 2, of: 3, previous: '/ulos?page=none', next: '/ulos?page=3' }, page: { number: 2, of: 3 } });
    expect(() => numberedPages(4, 101, address)).toThrow(NotFound);
    expect(numberedPages(2, 50, address, 25).block).toEqual({ kind: 'numbered', page: 2, of: 2, previous: '/ulos?page=none' });
    expect(pageAsked({})).toBe(1);
  });

  it('has links to the next page and to its beginning when it has no total, and shows its page number', () => {
    const asked = { kept: { kind: 'exported' }, key: 'after' } as const;
    expect(keyedPages('/access-log', { ...asked, given: {}, next: 'k' })).toEqual({ block: { kind: 'pages', next: '/access-log?kind=exported&after=k&page=2' } });
    expect(keyedPages('/access-log', { ...asked, given: { after: 'k', page: '3' }, next: null })).toEqual({ block: { kind: 'pages', first: '/access-log?kind=exported' }, page: { number: 3 } });
  });
});

describe('the filters of a list in the title', () => {
  const filter = (fields: object[], clear?: string): Block => ({ kind: 'filter', filter: { ...(clear === undefined ? {} : { clear }), fields } });
  const phase = { value: 'a', items: [{ value: '', text: 'All' }, { value: 'a', text: 'Exploring' }] };
  it('use the labels of the choices and the typed text', () => {
    expect(filteredBy([filter([phase, { value: 'Tam' }, { value: '' }], '/ulos')])).toBe('Exploring, “Tam”');
    expect(filteredBy([filter([{ value: 'x'.repeat(60) }], '/ulos')])).toBe(`“${'x'.repeat(39)}…`);
  });
  it('are empty for a form that only chooses a period, and for a page without a form', () => {
    expect([filteredBy([filter([phase])]), filteredBy([])]).toEqual(['', '']);
  });
});
