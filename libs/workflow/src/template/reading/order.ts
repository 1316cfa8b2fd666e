import type { Step } from '../template.js';
import type { Draft } from './draft.js';
import type { Finding } from './structure.js';

/** Cycles that are named, each by its steps. */
const mostCycles = 20;

/** Steps that wait for each other, and steps that wait for those. */
export function orderFindings({ steps }: Draft): Finding[] {
  const places = new Map(steps.map(({ value, path }) => [value.code, path]));
  const needs = new Map(steps.map(({ value }) => [value.code, needsAmong(value, places)]));
  const stuck = neverBegun(needs);
  const cycles = cyclesAmong(stuck, needs);
  const named = new Set([...cycles.flat(), ...[...stuck].filter((code) => needs.get(code)?.has(code))]);
  const findingAt = (code: string, message: string): Finding => ({ path: [...(places.get(code) ?? []), 'needs'], message });
  const behind = [...stuck].filter((code) => !named.has(code));
  return [
    ...cycles.map((cycle) => findingAt(cycle[0] ?? '', cycleSentence(cycle))),
    ...(behind[0] === undefined ? [] : [findingAt(behind[0], `Can never begin, because of what they need: ${behind.join(', ')}.`)]),
  ];
}

type Needs = Map<string, Set<string>>;

const needsAmong = ({ needs }: Step, known: ReadonlyMap<string, unknown>): Set<string> => new Set(needs.map(({ step }) => step).filter((step) => known.has(step)));

/** The steps that are left when, again and again, those are taken away that need nothing that is left. In the order of the file. */
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

/** Each begins with its first step in the file, and each step needs the next. One link of each is cut before the next is looked for. */
function cyclesAmong(stuck: ReadonlySet<string>, needs: Needs): string[][] {
  const left: Needs = new Map([...stuck].map((code) => [code, new Set([...(needs.get(code) ?? [])].filter((need) => need !== code && stuck.has(need)))]));
  const cycles: string[][] = [];
  for (let rest = neverBegun(left); rest.size > 0 && cycles.length < mostCycles; rest = neverBegun(left)) {
    const cycle = firstCycle(rest, left);
    cycles.push(fromFirst(cycle, [...stuck]));
    left.get(cycle.at(-1) ?? '')?.delete(cycle[0] ?? '');
  }
  return cycles;
}

/** Follows what each needs, until a step comes again: every step that is left needs one that is left. */
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
