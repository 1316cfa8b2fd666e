import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '#kernel';
import { personaCookie, personaCookieName } from '#people';
import type { CrashSite } from '../crash-site.js';
import { TIMEOUT_MS } from '../timeout.js';
import { after } from '../traffic.js';
import { Violation, insist } from '../violation.js';
import type { ServerVictim } from './server-victim.js';

/** Waits until the server is ready, and checks that its first page responds to a user with a role. @throws Violation */
export async function firstPageResponds(victim: ServerVictim, { folder, settings }: Pick<CrashSite, 'folder' | 'settings'>): Promise<void> {
  await ready(victim);
  const secret = settings['SESSION_SECRET'] ?? readFileSync(join(folder, 'session-secret'), 'utf8').trim();
  const cookie = personaCookie(secret, systemClock);
  const headers = { accept: 'text/html', cookie: `${personaCookieName}=${await cookie.seal('programme-manager')}` };
  const page = await victim.get('/', headers);
  insist(page?.status === 200 && page.text.includes('<h1'), () => `The first page was answered with ${page?.status}: ${page?.text.slice(0, 500)}`);
}

/** Waits until process managers have seen every event that was recorded before the start. @throws Violation when it takes too long */
export async function managersCaughtUp(victim: ServerVictim): Promise<void> {
  for (const end = performance.now() + TIMEOUT_MS; ; await after(20)) {
    const metrics = await victim.get('/metrics');
    // The line with the value, not the HELP line.
    if (metrics?.text.split('\n').includes('milepost_managers_caught_up 1') === true) return;
    if (performance.now() > end) throw new Violation(`Process managers did not catch up in time: ${metrics?.text}`);
  }
}

/** @throws Violation when it takes too long */
export async function ready(victim: ServerVictim): Promise<void> {
  const end = performance.now() + TIMEOUT_MS;
  for (;;) {
    const health = await victim.get('/health/ready');
    if (health?.status === 200) return;
    if (performance.now() > end) throw new Violation(`The server was not ready in time: ${health?.text}`);
    await after(20);
  }
}
