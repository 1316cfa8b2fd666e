// npm start: installs, builds, then runs the server on the pinned Node. The server ends with this process, and this process with npm.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, fail, install, pinnedNode, root } from './project.mjs';

/** The server normally stops within nine seconds. */
const KILL_AFTER_MS = 9_500;
const CHECK_EVERY_MS = 250;

const parent = process.ppid;
install();
build();
// npm does not forward SIGHUP and SIGKILL. A changed parent process shows that npm has ended, possibly during the build.
const hasNpmEnded = () => process.env.npm_lifecycle_event !== undefined && process.ppid !== parent;
if (hasNpmEnded()) process.exit(1);

// The channel closes when this process ends in any way, and the server then stops.
const server = spawn(pinnedNode(), ['--enable-source-maps', join(root, 'dist/apps/web/src/main.js')], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
let isStopping = false;
const stop = (signal) => {
  if (isStopping) return;
  isStopping = true;
  server.kill(signal);
  setTimeout(() => server.kill('SIGKILL'), KILL_AFTER_MS).unref();
};
// A terminal sends Ctrl+C to both processes; others signal only this one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
setInterval(() => hasNpmEnded() && stop('SIGTERM'), CHECK_EVERY_MS).unref();
server.on('error', (error) => fail(`The server could not be started: ${error.message}`));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
