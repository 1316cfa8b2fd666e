import { readdirSync } from 'node:fs';
import { createRenderer } from '../render.js';
import { componentExamples, renderExample } from './examples.js';

const renderer = createRenderer();
const cases = componentExamples.flatMap((component) => component.examples.map((example) => [`${component.macro}: ${example.name}`, component, example] as const));
const rendered = (macro: string, name: string): string => {
  const [, component, example] = cases.find(([title]) => title === `${macro}: ${name}`) ?? [];
  return component && example ? renderExample(renderer, component, example).replace(/\s+/g, ' ') : '';
};

describe('the components', () => {
  it('all have examples', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    expect([...new Set(componentExamples.map((each) => each.component))].sort()).toEqual(folders.sort());
  });
  it.each(cases)('%s: renders every value, with unique ids and no inline style or handler', (_, component, example) => {
    const html = renderExample(renderer, component, example);
    expect(html).not.toMatch(/undefined|\[object|NaN|\sstyle=|<style|\son[a-z]+="/);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((m) => m[1]);
    expect(ids).toEqual([...new Set(ids)]);
    for (const [, wanted] of html.matchAll(/\s(?:aria-describedby|aria-labelledby|for|aria-controls)="([^"]*)"/g))
      for (const id of (wanted ?? '').split(/\s+/)) expect(ids).toContain(id);
  });
  it('show the status of a step in words', () => {
    const html = rendered('taskGroups', 'every status');
    for (const words of ['Completed', 'In progress', 'Ready to start', 'Waived', 'Cannot start yet', 'There is a problem', 'Waits for: Adopt a constitution']) expect(html).toContain(words);
  });
  it('keep the line breaks of a wide cell', () => {
    expect(rendered('plainTable', 'plain')).toContain('mp-table__sentences mp-keep-lines">Rent and heating');
  });
  it('show how serious a warning is, and until when it was open', () => {
    const html = rendered('warningList', 'serious, less serious, cleared');
    expect(html).toMatch(/Serious<.*Open since 1 May 2009.*Needs attention<.*Cleared<.*From 19 July 2009 until 2 September 2009/);
  });
  it('show when an event happened and when it was recorded', () => {
    expect(rendered('timeline', 'newest first')).toMatch(/8 March 2010<\/time>, recorded <time datetime="2010-03-09T16:04:00.000Z">9 March 2010 at 4:04pm/);
  });
  it('mark the sorted column of a table', () => {
    expect(rendered('dataTable', 'sorted by links, with a total and CSV')).toContain('aria-sort="ascending"');
  });
  it('mark the zeros that cards leave out', () => {
    expect([...rendered('dataTable', 'cards without zeros').matchAll(/mp-table__none[^>]*>([^<]*)/gu)].map(([, text]) => text)).toEqual(['0']);
  });
  it.each([['sorted by links, with a total and CSV', 'ULOs of the programme', '2 ULOs'], ['nothing in it, with a total', 'Lessons', '0 lessons']])('show a total below the caption of its table: %s', (name, caption, total) => {
    const shown = rendered('dataTable', name).replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ').trim();
    expect(shown.startsWith(`${caption} ${total} `)).toBe(true);
  });
  it('name the missing part of a day next to its fields', () => {
    expect(rendered('momentForm', 'one day asked for, one of them wrong')).toContain('As known at must include a month and a year');
  });
});
