import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as after } from 'node:timers/promises';
import { copyFolder } from './files.js';

const web = fileURLToPath(new URL('../../apps/web/src/main.js', import.meta.url));

/** Data folders as a server left them. They are never altered: each mutation works on a copy. */
export interface Variants {
  stopped: string;
  killed: string;
  /** `killed`, some commands earlier. */
  earlier: string;
  another: string;
}

/** Makes the folders with the built server in a separate process. */
export async function makeVariants(root: string): Promise<Variants> {
  const at = (name: string): string => join(root, name);
  const one = await serve(at('one'), 'on');
  await one.record(6);
  await one.end('SIGKILL');
  copyFolder(at('one'), at('earlier'));
  const two = await serve(at('one'), 'off');
  await two.record(20);
  await two.end('SIGTERM');
  copyFolder(at('one'), at('stopped'));
  const three = await serve(at('one'), 'off');
  await three.record(20);
  await three.end('SIGKILL');
  copyFolder(at('one'), at('killed'));
  const other = await serve(at('another'), 'off');
  await other.record(12);
  await other.end('SIGKILL');
  return { stopped: at('stopped'), killed: at('killed'), earlier: at('earlier'), another: at('another') };
}

interface Serving {
  /** Records this many programmes, and waits until lists show them. */
  record(count: number): Promise<void>;
  end(signal: NodeJS.Signals): Promise<void>;
}

async function serve(folder: string, EXAMPLE: 'on' | 'off'): Promise<Serving> {
  mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, [web], { env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'fatal', EXAMPLE }, stdio: ['ignore', 'pipe', 'inherit'] });
  const killOrphan = (): void => void child.kill('SIGKILL');
  process.once('exit', killOrphan);
  const url = await urlOf(child);
  while (!(await fetch(`${url}/health/ready`)).ok) await after(20);
  return {
    async record(count) {
      let position = '0';
      for (let i = 0; i < count; i += 1) position = await openProgramme(url, `Programme ${i} of ${count}`);
      await fetch(`${url}/api/programmes`, { headers: { 'milepost-persona': 'auditor', 'milepost-after': position } });
    },
    async end(signal) {
      child.kill(signal);
      await once(child, 'exit');
      process.off('exit', killOrphan);
    },
  };
}

function urlOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    const url = /Milepost: (http:\/\/[^/\s]+)/u.exec(out)?.[1];
    if (url !== undefined) resolve(url);
  });
  child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${out}`)));
  return promise;
}

async function openProgramme(url: string, name: string): Promise<string> {
  const answer = await fetch(`${url}/api/commands/open-programme`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'milepost-persona': 'programme-manager' },
    body: JSON.stringify({ occurredOn: '2020-01-01', name, area: 'Tamworth' }),
  });
  const { position } = (await answer.json()) as { position?: string };
  if (position === undefined) throw new Error(`The server answered ${answer.status}.`);
  return position;
}
