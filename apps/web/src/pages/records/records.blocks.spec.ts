import { NotFound } from '#kernel';
import { recordsTable } from './records.blocks.js';

const facts = Array.from({ length: 120 }, (_, i) => ({ id: `f${i}`, part: 'mentoring', on: '2026-01-05', title: `Fact ${i}`, said: () => [{ key: 'Hours', value: `${i}` }] }));
const shown = (number: number) => {
  const { blocks, page } = recordsTable(facts, 'Mentoring', { path: '/ulos/u/records/mentoring', history: '/ulos/u/history' }, number);
  const [table, pages] = blocks;
  return { rows: table?.kind === 'table' ? table.table.rows : [], total: table?.kind === 'table' ? table.table.total : '', pages, page };
};

describe('the records of a subject', () => {
  it('are shown in numbered pages without gaps', () => {
    const all = [1, 2, 3].flatMap((number) => shown(number).rows);
    expect(all.map(([, what]) => (what as { text: string }).text)).toEqual(facts.map(({ title }) => title));
    expect(shown(2)).toMatchObject({
      total: '120 records', page: { number: 2, of: 3 },
      pages: { kind: 'numbered', page: 2, of: 3, previous: '/ulos/u/records/mentoring', next: '/ulos/u/records/mentoring?page=3' },
    });
    expect(shown(3).rows.at(-1)?.[2]).toMatchObject({ text: 'Hours: 119' });
  });

  it('have no colon after a question', () => {
    const { blocks } = recordsTable([{ id: 'f', part: 'staffing', on: '2026-01-05', title: 'Volunteer hours recorded', said: () => [{ key: 'How many volunteers?', value: '2' }] }], 'Staffing', { path: '/p', history: '/h' }, 1);
    expect(blocks[0]).toMatchObject({ table: { rows: [[expect.anything(), expect.anything(), { text: 'How many volunteers? 2' }]] } });
  });

  it('have no page after the last', () => {
    expect(() => shown(4)).toThrow(NotFound);
  });
});
