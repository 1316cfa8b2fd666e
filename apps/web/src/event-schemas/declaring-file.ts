import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The source file that declares an event type, for messages. Runs in the project's folder. */
export function declaringFile(type: string): string {
  const declaration = new RegExp(`\\btype: '${type}',\\s+version:|^  ${type}: \\{`, 'mu');
  return sources().find((file) => declaration.test(readFileSync(file, 'utf8'))) ?? 'its declaration';
}

const sources = (): string[] =>
  readdirSync('libs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => join('libs', file));
