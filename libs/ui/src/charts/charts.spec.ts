import { plural } from '../filters.js';
import { niceSteps, ticks, timeGrid, timeScale } from './axis.js';
import { barChart } from './bar.js';
import { planChart } from './plan.js';
import { stackedChart } from './stacked.js';
import { stepChart } from './step.js';

const bars = barChart({
  id: 'kinds', title: 'Open warnings by kind', columns: ['Kind', 'Warnings'], format: (n) => plural(n, 'warning'),
  bars: [{ label: 'Premises & <access>', value: 3 }, { label: 'Mentoring', value: 1 }],
});
const share = stepChart({
  id: 'share', title: 'Users on the committee', until: '2010-09-24', limit: { value: 50, label: 'Half' },
  series: [{ label: 'Users', points: [{ on: '2009-05-01', value: 43, text: '3 of 7 people' }, { on: '2009-11-01', value: 20 }, { on: '2010-02-01', value: 75, text: '6 of 8 people' }] }],
});
const plan = planChart({
  id: 'plan', title: 'Plan', today: '2010-03-01',
  rows: [
    { label: 'Constitution', status: 'Completed', done: true, baseline: { from: '2009-03-01', to: '2009-06-30' }, current: { from: '2009-03-01', to: '2009-06-30' } },
    { label: 'Launch', status: 'Rescheduled', baseline: { from: '2010-03-31', to: '2010-03-31' }, current: { from: '2010-09-24', to: '2010-09-24' } },
    { label: 'Services', status: 'Not started' },
  ],
});

const stacked = stackedChart({
  id: 'months', title: 'Milestones by month', column: 'Month', parts: [{ label: 'Done', fill: 'solid' }, { label: 'Late', fill: 'strong' }, { label: 'Planned', fill: 'open' }],
  bars: [{ label: 'October 2026', values: [2, 1, 0] }, { label: 'November 2026', values: [0, 0, 0] }, { label: 'December <2026>', values: [0, 0, 1], now: 'Today' }],
});

describe('every chart', () => {
  it.each([['bars', bars], ['steps', share], ['plan', plan], ['stacked', stacked]])('%s: is a named image without style or script', (_, { id, svg }) => {
    expect(svg).toContain(`role="img" aria-labelledby="${id}-name ${id}-about"`);
    expect(svg).toContain(`<title id="${id}-name">`);
    expect(svg).not.toMatch(/style=|<script|\son\w+=|<style|NaN|Infinity|undefined/);
  });
  it.each([['plan', plan], ['stacked', stacked]])('%s: each drawing and each swatch of the key defines the pattern that it uses', (_, { svg, narrow = '', key }) => {
    // Only one of the two drawings is displayed, so each needs its own patterns.
    for (const drawn of [svg, narrow, ...key.map(({ swatch }) => swatch)])
      for (const [, used] of drawn.matchAll(/url\(#([^)]*)\)/gu)) expect(drawn).toContain(`<pattern id="${used}"`);
  });
  it('escapes labels', () => {
    expect(bars.svg).toContain('Premises &amp; &lt;access&gt;');
  });
});

describe('bars', () => {
  it('name the highest and the lowest value, and have a table of all values', () => {
    expect(bars.sentence).toBe('The most is Premises & <access>, with 3 warnings; the least is Mentoring, with 1 warning.');
    expect(bars.table.rows).toEqual([['Premises & <access>', '3 warnings'], ['Mentoring', '1 warning']]);
    expect(bars.svg).toContain('width="33.3%"');
  });
  it('do not name the lowest bar if several share the lowest value', () => {
    const bars = [{ label: 'Not covered', value: 2 }, { label: 'Under 6 months', value: 0 }, { label: 'A year or longer', value: 0 }];
    expect(barChart({ id: 'c', title: 'C', columns: ['A', 'B'], format: (n) => plural(n, 'ULO'), bars }).sentence).toBe('The most is Not covered, with 2 ULOs; 2 of 3 have the least: 0 ULOs.');
  });
  it('show a range to compare with', () => {
    const chart = barChart({ id: 'f', title: 'Forecast', columns: ['ULO', 'Months'], bars: [{ label: 'A', value: 20 }, { label: 'B', value: 30 }], range: { from: 24, to: 36, label: '24 to 36 months' } });
    expect(chart.sentence).toContain('1 of 2 is within 24 to 36 months.');
  });
  it('wrap long labels only on narrow screens, and keep a space between lines', () => {
    const label = 'Premises are not secured for the launch';
    const { svg, narrow = '' } = barChart({ id: 'x', title: 'X', columns: ['A', 'B'], bars: [{ label, value: 1 }] });
    expect(svg.match(/<tspan/gu)).toHaveLength(1);
    expect(narrow.match(/<tspan/gu)).toHaveLength(2);
    expect(narrow).toContain('x-narrow-name');
    for (const drawn of [svg, narrow]) expect(drawn.replace(/<[^>]*>/gu, '')).toContain(`${label}: 1`);
    expect(bars.narrow).toBeUndefined();
  });
  it('accept an empty list and zeros', () => {
    expect(barChart({ id: 'x', title: 'X', columns: ['A', 'B'], bars: [] }).sentence).toBe('There is nothing to show yet.');
    expect(barChart({ id: 'x', title: 'X', columns: ['A', 'B'], bars: [{ label: 'a', value: 0 }] }).svg).toContain('width="0%"');
  });
});

describe('steps over time', () => {
  it('name the last, the first and the lowest value', () => {
    expect(share.sentence).toBe('Users: 6 of 8 people on 1 February 2010, after 3 of 7 people on 1 May 2009, and lowest with 20 on 1 November 2009.');
  });
  it('give two series different marks', () => {
    const points = [{ on: '2009-05-01', value: 1 }];
    const two = stepChart({ id: 't', title: 'T', until: '2009-06-01', series: [{ label: 'A', points }, { label: 'B', points }] });
    expect(two.key.map((k) => k.text)).toEqual(['A', 'B']);
    expect(two.svg).toMatch(/<circle[\s\S]*<rect/);
  });
  it('have a second drawing for 320 px with its own id, in which every label fits', () => {
    const { narrow = '' } = stepChart({
      id: 't', title: 'T', until: '2026-11-27', limit: { value: 50, label: 'Half of the committee' },
      series: [{ label: 'Open warnings', points: [{ on: '2025-12-31', value: 900 }, { on: '2026-11-27', value: 1234 }] }, { label: 'Late', points: [{ on: '2026-11-27', value: 7 }] }],
    });
    expect(narrow).toMatch(/width="288".*aria-labelledby="t-narrow-name t-narrow-about"|aria-labelledby="t-narrow-name t-narrow-about" width="288"/u);
    const beyond = [...narrow.matchAll(/<text x="([\d.]+)" y="[\d.]+"( text-anchor="end")?[^>]*>([^<]*)</gu)].filter(([, x, end, text = '']) => (end ? Number(x) - text.length * 8.4 < 0 || Number(x) > 288 : Number(x) + text.length * 8.4 > 288));
    expect(beyond.map(([, , , text]) => text)).toEqual([]);
  });
  it('keep a label clear of a line that falls towards its end', () => {
    const { svg } = stepChart({ id: 't', title: 'T', until: '2026-11-27', shape: 'line', series: [
      { label: 'Open warnings', points: [{ on: '2025-12-31', value: 313 }, { on: '2026-09-30', value: 315 }, { on: '2026-11-27', value: 285 }] }, { label: 'Late', points: [{ on: '2025-12-31', value: 98 }, { on: '2026-11-27', value: 90 }] },
    ] });
    const heights = [...svg.matchAll(/<text[^>]* y="([\d.]+)"[^>]*mp-chart__strong-text/gu)].map(([, y]) => Number(y));
    const [above = 0] = [...svg.matchAll(/<circle[^>]* cy="([\d.]+)"/gu)].map(([, y]) => Number(y)).sort((a, b) => a - b);
    expect(heights[0]).toBeLessThanOrEqual(above - 10);
  });
  it.each([[6, 7], [7, 6], [7, 7], [8, 0], [0, 0], [0, 8], [1, 2]])('keep their two labels apart and within the chart, at %i and %i', (a, b) => {
    const at = (value: number): [{ on: string; value: number }] => [{ on: '2009-05-01', value }];
    const { svg } = stepChart({ id: 't', title: 'T', until: '2009-06-01', series: [{ label: 'A', points: at(a) }, { label: 'B', points: at(b) }], limit: { value: 8, label: 'Eight' } });
    const heights = [...svg.matchAll(/<text[^>]* y="([\d.]+)"[^>]*mp-chart__strong-text/gu)].map(([, y]) => Number(y));
    expect(heights).toHaveLength(2);
    expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThanOrEqual(18);
    expect(heights.filter((y) => y < 12 || y > 296)).toEqual([]);
  });
});

describe('the plan', () => {
  it('limits its width so that labels are legible on A4', () => {
    expect(planChart({ id: 'p', title: 'P', today: '2026-11-27', rows: [{ label: 'Long', status: '', current: { from: '2018-01-01', to: '2029-06-30' } }] }).svg).toContain('width="960"');
  });
  it('has a second drawing for 320 px on request, with complete labels', () => {
    expect(plan.narrow).toBeUndefined();
    const { narrow = '', svg } = planChart({
      id: 'p', title: 'P', today: '2026-11-27', todayLabel: '27 November 2026', narrow: true,
      rows: [{ label: 'Synthetic ULO 161 (invented)', status: '', baseline: { from: '2024-10-01', to: '2027-01-01' }, current: { from: '2024-10-01', to: '2027-03-11' } }, { label: 'Short', status: '', current: { from: '2026-01-01', to: '2029-06-30' } }],
    });
    expect(narrow).toContain('aria-labelledby="p-narrow-name p-narrow-about" width="288"');
    const texts = [...narrow.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</gu)].map(([, x, y, text = '']) => ({ x: Number(x), y: Number(y), text }));
    const labels = texts.filter(({ y }) => y > 44);
    expect(labels.map(({ text }) => text).join(' ')).toBe('Synthetic ULO 161 (invented) (69 days later) Short');
    expect(labels.filter(({ x, text }) => x + text.length * 8.4 > 288)).toEqual([]);
    // No label overlaps the next row.
    expect(labels.map(({ y }) => y)).toEqual([60, 80, 140]);
    expect(svg).toContain('>Synthetic ULO 161 (invented) (69 days later)<');
  });
  it('names what is later than planned, and by how much', () => {
    expect(plan.sentence).toBe('1 of 3 is done. 1 of 3 is later than first planned: most of all Launch, 177 days later.');
    expect(plan.table.rows[1]).toEqual(['Launch', '31 March 2010', '24 September 2010', '177 days later', 'Rescheduled']);
    expect(plan.key.map((k) => k.text)).toEqual(['First planned', 'Done', 'Now planned or forecast']);
  });
  it('draws the likely range of the end, with today and the first plan', () => {
    const likely = [{ label: 'The whole plan', from: '2010-08-04', half: '2010-10-12', to: '2011-01-20' }];
    const ahead = planChart({ id: 'ahead', title: 'Plan', today: '2010-03-01', likely, rows: [{ label: 'Launch', status: 'Ready', baseline: { from: '2010-03-31', to: '2010-03-31' }, current: { from: '2010-09-24', to: '2010-09-24' } }] });
    expect(ahead.sentence).toContain('The whole plan: likely between 4 August 2010 and 20 January 2011; half of the runs end by 12 October 2010.');
    expect(ahead.table.rows.at(-1)).toEqual(['Forecast: The whole plan', '–', '–', '–', 'Likely between 4 August 2010 and 20 January 2011; half of the runs end by 12 October 2010']);
    expect(ahead.svg).toContain('>The whole plan: Likely between');
    expect(ahead.svg).toMatch(/mp-chart__today[\s\S]*mp-chart__then[\s\S]*mp-chart__likely"[\s\S]*mp-chart__likely-half/u);
    const ends = [...ahead.svg.matchAll(/x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)" y2="[\d.]+" class="mp-chart__likely"/gu)].map(([, a, b]) => [Number(a), Number(b)]);
    const [[from = 0, to = 0] = []] = ends;
    expect(from).toBeLessThan(to);
    expect(to).toBeLessThan(Number(/width="(\d+)"/u.exec(ahead.svg)?.[1]));
    expect(ahead.key.map((k) => k.text)).toContain('Likely between these days; half of the runs end by the dot');
  });
  it('keeps marks inside the drawing', () => {
    const width = Number(/width="(\d+)"/.exec(plan.svg)?.[1]);
    for (const [, x] of plan.svg.matchAll(/ x="([\d.-]+)"/g)) expect(Number(x)).toBeLessThan(width);
  });
});

describe('axes', () => {
  it('put ticks at months, quarters or years, depending on the room', () => {
    expect(ticks(timeScale(['2009-01-15', '2009-04-01'], 0, 640))).toEqual(['2009-01-01', '2009-02-01', '2009-03-01', '2009-04-01']);
    expect(ticks(timeScale(['2009-01-15', '2010-12-01'], 0, 640))).toHaveLength(8);
    expect(ticks(timeScale(['2001-01-15', '2020-12-01'], 0, 640))).toEqual(expect.arrayContaining(['2005-01-01']));
  });
  it('leave out the name of a month that would cross the right edge', () => {
    const named = (width: number): string[] => [...timeGrid(timeScale(['2026-01-01', '2029-01-15'], 8, width), 4, 100).matchAll(/>([A-Z][a-z]+ \d{4})</gu)].map(([, text]) => text ?? '');
    expect(named(344)).toEqual(['Jan 2026', 'Jan 2027', 'Jan 2028']);
    expect(named(3_440)).toContain('Jan 2029');
  });
  it('put no more ticks than there is room for, over any period', () => {
    expect(ticks(timeScale(['0000-01-01', '9999-12-31'], 0, 640)).length).toBeLessThanOrEqual(9);
    expect(ticks(timeScale(['9999-12-31'], 0, 640))).toEqual(['9999-12-01']);
    expect(timeScale(['9999-12-31'], 0, 640).x('9999-12-31')).toBeGreaterThan(0);
  });
  it('use round figures', () => {
    expect(niceSteps(75)).toEqual([0, 20, 40, 60, 80]);
    expect(niceSteps(0)).toEqual([0, 1]);
  });
});

describe('stacked bars', () => {
  it('label every bar with all its figures, including empty bars, and mark today', () => {
    expect([...stacked.svg.matchAll(/<text[^>]*>([^<]*)</gu)].map(([, text]) => text)).toEqual(['October 2026: 2 done, 1 late', 'November 2026: none', 'Today', 'December &lt;2026&gt;: 1 planned']);
    expect(stacked.table.rows).toEqual([['October 2026', '2', '1', '0'], ['November 2026', '0', '0', '0'], ['December <2026>', '0', '0', '1']]);
    expect(stacked.sentence).toBe('4 things in all: 2 done, 1 late, 1 planned.');
    expect(stacked.svg).toContain('x="66.7%" y="20" width="33.3%"');
  });

  it('wrap their figures on narrow screens, and keep labels clear of the line for today', () => {
    const { svg, narrow = '' } = stackedChart({
      id: 'm', title: 'M', column: 'Month', parts: [{ label: 'Done on time', fill: 'solid' }, { label: 'Done late', fill: 'hatched' }],
      bars: [{ label: 'Nov 2026', values: [12, 11], now: 'This month' }],
    });
    const textsOf = (drawn: string): string[] => [...drawn.matchAll(/<text[^>]*>([^<]*)</gu)].map(([, text = '']) => text);
    expect(textsOf(svg)).toEqual(['This month', 'Nov 2026: 12 done on time, 11 done late']);
    expect(textsOf(narrow)).toEqual(['This month', 'Nov 2026: 12 done on time, 11 done', 'late']);
    expect(stacked.narrow).toBeUndefined();
    for (const drawn of [svg, narrow]) {
      const today = Number(/y1="(\d+)"[^>]*class="mp-chart__today"/u.exec(drawn)?.[1]);
      // Text reaches from 16 px above its baseline to 4 px below it.
      for (const [, y] of drawn.matchAll(/<text[^>]* y="(\d+)"/gu)) expect(today < Number(y) - 16 || today > Number(y) + 4).toBe(true);
    }
  });
});
