import type { Step } from '../template.js';
import type { Draft } from './draft.js';
import type { Finding } from './structure.js';

/** Maximum number of reported cycles. */
const MAX_CYCLES = 20;

/** Finds cycles of prerequisites, and steps that depend on a cycle. */
export function orderFindings({ steps }: Draft): Finding[] {
  const paths = new Map(steps.map(({ value, path }) => [value.code, path]));
  const needs = new Map(steps.map(({ value }) => [value.code, needsAmong(value, paths)]));
  const stuck = neverBegun(needs);
  const cycles = cyclesAmong(stuck, needs);
  const named = new Set([...cycles.flat(), ...[...stuck].filter((code) => needs.get(code)?.has(code))]);
  const findingAt = (code: string, message: string): Finding => ({ path: [...(paths.get(code) ?? []), 'needs'], message });
  const blocked = [...stuck].filter((code) => !named.has(code));
  return [
    ...cycles.map((cycle) => findingAt(cycle[0] ?? '', cycleSentence(cycle))),
    ...(blocked[0] === undefined ? [] : [findingAt(blocked[0], `Can never begin, because of what they need: ${blocked.join(', ')}.`)]),
  ];
}

type Needs = Map<string, Set<string>>;

const needsAmong = ({ needs }: Step, known: ReadonlyMap<string, unknown>): Set<string> => new Set(needs.map(({ step }) => step).filter((step) => known.has(step)));

/** The steps that can never begin: those left after repeatedly removing the steps without open prerequisites. In the order of the file. */
function neverBegun(needs: Needs): Set<string> {
  const waiting = new Map([...needs].map(([code, { size }]) => [code, size]));
  const neededBy = new Map<string, string[]>();
  for (const [code, own] of needs) for (const need of own) neededBy.set(need, [...(neededBy.get(need) ?? []), code]);
  const free = [...waiting].filter(([, count]) => count === 0).map(([code]) => code);
  for (let code = free.pop(); code !== undefined; code = free.pop()) {
    waiting.delete(code);
    for (const next of neededBy.get(code) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) free.push(next);
    }
  }
  return new Set(waiting.keys());
}

/** The cycles. Each begins with its first step in the file, and each step needs the next. Removes one edge of a cycle before it looks for the next. */
function cyclesAmong(stuck: ReadonlySet<string>, needs: Needs): string[][] {
  const left: Needs = new Map([...stuck].map((code) => [code, new Set([...(needs.get(code) ?? [])].filter((need) => need !== code && stuck.has(need)))]));
  const cycles: string[][] = [];
  for (let rest = neverBegun(left); rest.size > 0 && cycles.length < MAX_CYCLES; rest = neverBegun(left)) {
    const cycle = firstCycle(rest, left);
    cycles.push(fromFirst(cycle, [...stuck]));
    left.get(cycle.at(-1) ?? '')?.delete(cycle[0] ?? '');
  }
  return cycles;
}

/** Follows prerequisites until a step repeats. Every step in `rest` needs another step in `rest`. */
function firstCycle(rest: ReadonlySet<string>, needs: Needs): string[] {
  const walk: string[] = [];
  const at = new Map<string, number>();
  let [code] = rest;
  while (code !== undefined && !at.has(code)) {
    at.set(code, walk.length);
    walk.push(code);
    code = [...(needs.get(code) ?? [])].find((need) => rest.has(need));
  }
  return walk.slice(at.get(code ?? ''));
}

function fromFirst(cycle: readonly string[], order: readonly string[]): string[] {
  const first = order.find((code) => cycle.includes(code)) ?? '';
  const at = cycle.indexOf(first);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}

const cycleSentence = (cycle: readonly string[]): string =>
  `A cycle: ${cycle.map((code, i) => `${code} needs ${cycle[(i + 1) % cycle.length]}`).join(', ')}.`;
