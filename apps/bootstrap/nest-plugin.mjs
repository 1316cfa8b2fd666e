// A plugin of the Nest command line: `npx nest build web` also copies templates and builds styles and scripts next to the compiled code.
import { buildAssets } from '../../libs/ui/build-styles.mjs';
import { copyAssets } from './project.mjs';

/** Called by Nest once for each build. The returned transformer leaves source files unchanged. */
export function before() {
  copyAssets();
  buildAssets();
  return () => (sourceFile) => sourceFile;
}
