import type { Path } from './places.js';

/** The name of a value in messages: "Step C3, duration, least". The root is "The template". */
export function nameOf(path: Path, root: unknown): string {
  const [list, at, ...rest] = path;
  if (list === undefined) return 'The template';
  if ((list !== 'steps' && list !== 'phases') || at === undefined) return `The template’s ${path.filter(isWord).join(', ')}`;
  const code = codeOf(root, list, Number(at));
  const entry = `${list === 'steps' ? 'Step' : 'Phase'} ${code ?? `number ${Number(at) + 1}`}`;
  return [entry, ...rest.filter(isWord)].join(', ');
}

const isWord = (segment: string | number): boolean => !/^\d+$/u.test(String(segment));

/** The code of a step or a phase; undefined when the file has none. */
export function codeOf(root: unknown, list: 'steps' | 'phases', at: number): string | undefined {
  const entry = entriesOf(root, list)[at];
  const code = typeof entry === 'object' && entry !== null ? (entry as { code?: unknown }).code : undefined;
  return typeof code === 'string' && code !== '' ? code.slice(0, 40) : undefined;
}

export function entriesOf(root: unknown, list: 'steps' | 'phases'): readonly unknown[] {
  const entries = typeof root === 'object' && root !== null ? (root as Record<string, unknown>)[list] : undefined;
  return Array.isArray(entries) ? entries : [];
}

/** A value as shown in a message. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
