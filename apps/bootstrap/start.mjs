// npm start: installs, builds, then serves on the pinned Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, fail, install, pinnedNode, root } from './project.mjs';

install();
build();
const server = spawn(pinnedNode(), ['--enable-source-maps', join(root, 'dist/apps/web/src/main.js')], { stdio: 'inherit' });
// A terminal sends Ctrl+C to both processes; others signal only this one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('error', (error) => fail(`The server could not be started: ${error.message}`));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
