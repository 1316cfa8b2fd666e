import { networkChart } from './network.js';

const steps = [
  { code: 'C', title: 'Pour', waitsFor: ['A', 'B'] },
  { code: 'A', title: 'Boil <water>', waitsFor: [] },
  { code: 'B', title: 'Warm the pot', waitsFor: ['A'] },
];
const chart = networkChart({ id: 'net', title: 'What waits for what', steps });
const boxes = [...chart.svg.matchAll(/<rect x="(\d+)" y="(\d+)"/gu)].map(([, x, y]) => [Number(x), Number(y)]);

describe('the network chart', () => {
  it('puts each step to the right of its prerequisites, and draws a line for each prerequisite', () => {
    expect(boxes).toHaveLength(3);
    expect([...chart.svg.matchAll(/<text [^>]*>([^<]*)</gu)].map(([, text]) => text)).toEqual(['A', 'B', 'C']);
    expect(boxes.map(([x]) => x)).toEqual([4, 112, 220]);
    expect(chart.svg.match(/<line /gu)).toHaveLength(3);
  });

  it('describes the network in a sentence, and lists both directions in a table', () => {
    expect(chart.sentence).toBe('3 steps, at most 3 one after another. A waits for nothing.');
    expect(chart.table.rows).toEqual([
      ['C Pour', 'A Boil <water>, B Warm the pot', 'Nothing'], ['A Boil <water>', 'Nothing', 'C Pour, B Warm the pot'], ['B Warm the pot', 'A Boil <water>', 'C Pour'],
    ]);
  });

  it('draws 500 steps in a row that are listed backwards', () => {
    const many = Array.from({ length: 500 }, (_, i) => ({ code: `S${499 - i}`, title: 'x', waitsFor: i === 499 ? [] : [`S${498 - i}`] }));
    expect(networkChart({ id: 'long', title: 'Long', steps: many }).sentence).toBe('500 steps, at most 500 one after another. S0 waits for nothing.');
  });

  it('says that there are no steps', () => {
    expect(networkChart({ id: 'none', title: 'None', steps: [] }).sentence).toBe('There are no steps.');
  });
});
