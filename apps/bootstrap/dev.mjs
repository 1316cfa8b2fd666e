// npm run dev: builds changed files, and restarts the server after each build.
import { spawn } from 'node:child_process';
import { build, install, pinnedNode, root } from './project.mjs';

install();
build();
const node = pinnedNode();
const start = (...args) => spawn(node, args, { cwd: root, stdio: 'inherit' });
const processes = [
  start('node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput'),
  start('--enable-source-maps', '--watch', '--watch-preserve-output', 'dist/apps/web/src/main.js'),
];
const stop = () => processes.forEach((child) => child.kill());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
for (const child of processes) child.on('exit', (code) => { stop(); process.exitCode ||= code ?? 0; });
