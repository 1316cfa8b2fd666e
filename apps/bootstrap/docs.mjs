// npm run docs: generates files from the declarations: OpenAPI, the event catalogue, the settings in the README, and the expected rows of recorded logs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, pinnedNode, root, run } from './project.mjs';

install();
// A type error ends this before any file is written.
const typeErrors = run(pinnedNode(), ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--tsBuildInfoFile', 'dist/.check.tsbuildinfo']);
if (typeErrors !== 0) process.exit(typeErrors);
const { answerSchemas, answersFile } = await import('./answer-schemas.mjs');
writeFileSync(join(root, answersFile), answerSchemas());
build();
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const written = run(pinnedNode(), ['dist/apps/web/src/write-docs.js']);
const rows = [...jest, '--selectProjects', 'contract', '--testPathPatterns', 'history/rows'];
process.exit(written || run(pinnedNode(), rows, { env: { ...process.env, RECORD_ROWS: '1' } }));
