import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { commands, deciders } from '#catalogue';
import { allRuleSets, uloWarnings } from '#development';
import { commandSpec } from '#kernel';
import { tabs } from '../../apps/web/src/pages/ulo/tabs.js';

interface Row {
  number: string;
  names: string[];
  /** Titles of specs. */
  sentences: string[];
  specs: string[];
  missing: boolean;
}

const quoted = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name);

/** The rows of the table, in their order. */
const rows: Row[] = readFileSync('docs/coverage.md', 'utf8').split('\n').flatMap((line) => {
  const [, number = '', ...cells] = line.split('|').map((cell) => cell.trim());
  const [doneBy = '', shownBy = ''] = cells.slice(/^\d+$/u.test(number) ? 2 : 1);
  return /^[IW]?\d+$/u.test(number) ? [{ number, names: quoted(doneBy), sentences: [...doneBy.matchAll(/“([^”]+)”/gu)].map(([, title = '']) => title), specs: quoted(shownBy), missing: doneBy === 'missing' }] : [];
});
const upTo = (length: number, letter = ''): string[] => Array.from({ length }, (_, i) => `${letter}${i + 1}`);

/** Codes of refused commands. */
const refusals = readdirSync('libs/development/src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .flatMap((file) => [...readFileSync(join('libs/development/src', file), 'utf8').matchAll(/new RuleRefused\(\s*'([a-z-]+)'/gu)].map(([, code = '']) => code));

const known = new Set([
  ...commands.map((command) => commandSpec(command).name),
  ...Object.values(deciders).flatMap(({ events }) => Object.keys(events)),
  ...uloWarnings.map(({ code }) => code),
  ...allRuleSets.map(({ code }) => code),
  ...tabs.map(({ slug }) => `ulo/${slug}`),
  '/rule-sets', '/ulos/{id}/history', '/programmes/{id}/dashboard',
  ...refusals,
]);

/** Spellings of a name in specs: code, class, event or constant. For views of a ULO, the call in the spec that covers all facts. */
function spellings(name: string): string[] {
  if (name.startsWith('ulo/')) return ['tab.build(view, context)', name];
  const words = name.split('-');
  const pascal = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('');
  const recorded = commands.map((command) => commandSpec(command)).find((spec) => spec.name === name)?.records;
  return [...(name.includes('-') ? [`'${name}'`, pascal, `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`] : [`'${name}'`, name]), ...(recorded === undefined ? [] : [`'${recorded}'`])];
}

describe('docs/coverage.md', () => {
  it('has all 87 rows, and those of the rules and warnings, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual([...upTo(87), ...upTo(15, 'I'), ...upTo(26, 'W')]);
  });

  it('names for each row its implementation and its spec, or marks it as missing', () => {
    expect(rows.filter(({ names, sentences, specs, missing }) => (missing ? names.length + specs.length > 0 : names.length + sentences.length === 0 || specs.length === 0)).map(({ number }) => number)).toEqual([]);
  });

  it('names only what exists', () => {
    expect(rows.flatMap(({ number, names }) => names.filter((name) => !known.has(name)).map((name) => `${number}: ${name}`))).toEqual([]);
    expect(rows.flatMap(({ number, specs }) => specs.filter((spec) => !existsSync(spec)).map((spec) => `${number}: ${spec}`))).toEqual([]);
  });

  it('names for each item a spec in its row that mentions it', () => {
    const unmatched = rows.flatMap(({ number, names, sentences, specs }) => {
      const texts = specs.map((spec) => readFileSync(spec, 'utf8')).join('\n');
      return [...names.filter((name) => !spellings(name).some((spelling) => texts.includes(spelling))), ...sentences.filter((title) => !texts.includes(`'${title}'`))].map((name) => `${number}: ${name}`);
    });
    expect(unmatched).toEqual([]);
  });

  it('names each warning and rule set, except those that no guide asks for', () => {
    const named = new Set(rows.flatMap(({ names }) => names));
    const notInGuides = ['milestone-late', 'funder-report-overdue', 'insurance-ended', 'quality-award-ended', 'premises-end-within-six-months', 'premises-not-accessible', 'commissioner-chaired', 'session-outside-mentoring-agreement', 'stage-not-evidenced', 'nothing-recorded-for-sixty-days'];
    const faults = uloWarnings.map(({ code }) => code).filter((code) => !named.has(code) && !notInGuides.includes(code));
    expect(faults.map((code) => `${code}: name it in a row of docs/coverage.md with its spec, or in “notInGuides” here when no guide asks for it`)).toEqual([]);
  });
});
