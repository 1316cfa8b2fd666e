// npm run docs: writes everything that is made from the declarations: OpenAPI, the catalogue of events, and the rows that recorded logs give.
import { build, install, pinnedNode, run } from './project.mjs';

install();
build();
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const written = run(pinnedNode(), ['dist/apps/web/src/write-docs.js']);
const rows = [...jest, '--selectProjects', 'contract', '--testPathPatterns', 'history/rows'];
process.exit(written || run(pinnedNode(), rows, { env: { ...process.env, RECORD_ROWS: '1' } }));
