// A plugin of the Nest command line: `npx nest build web` also writes what pages are made of beside the code.
import { buildAssets } from '../../libs/ui/build-styles.mjs';
import { copyAssets } from './project.mjs';

/** Called once for each build. Changes no source file. */
export function before() {
  copyAssets();
  buildAssets();
  return () => (sourceFile) => sourceFile;
}
