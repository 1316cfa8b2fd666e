import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files under a folder that hold any of the texts or bytes, as `file: what`. */
export function filesHolding(folder: string, wanted: readonly (string | Uint8Array)[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      return wanted.filter((what) => bytes.includes(Buffer.from(what as string))).map((what) => `${name}: ${typeof what === 'string' ? what : 'bytes'}`);
    });
}
