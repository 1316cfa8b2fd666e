import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startMilepost } from '../load/server.js';
import type { Bench } from '../measure/figure.js';
import { assertResult } from '../measure/assert-result.js';
import { within } from '../measure/rounds.js';
import { median, quantile } from '../measure/statistics.js';
import type { BenchContext } from '../measure/bench-context.js';

const ULOS = 200;
const LIMIT = 100;
/** Requests of each page in a round, sent one after another. */
const REQUESTS = 40;

interface TimedPage {
  title: string;
  path: string;
  /** A text of the page. It excludes a fast error page or another page. */
  contains: RegExp;
}

/** The synthetic programme: every ULO follows the default template. */
function seeded(context: BenchContext): string {
  const folder = context.folder();
  const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(new URL('../../apps/cli/src/main.js', import.meta.url)), '--data', folder, 'seed', '--programme', String(ULOS)], { encoding: 'utf8' });
  assertResult(status === 0, `the programme was not loaded: ${stderr}`);
  return folder;
}

async function pagesOf(site: string): Promise<TimedPage[]> {
  const ask = async (path: string): Promise<{ items: { id: string }[] }> => (await fetch(site + path, { headers: { 'milepost-persona': 'programme-manager' } })).json() as Promise<{ items: { id: string }[] }>;
  const [programme, ulo] = [(await ask('/api/programmes')).items[0]?.id ?? '', (await ask('/api/ulos?limit=1')).items[0]?.id ?? ''];
  const of = (slug: string): string => `/programmes/${programme}${slug}`;
  return [
    { title: 'My programmes', path: '/', contains: /<h1[^>]*>\s*My programmes/u }, { title: 'Programme dashboard', path: of('/dashboard'), contains: /Figures are of all 200 ULOs/u },
    { title: 'Committee report', path: of('/report'), contains: /<h1/u }, { title: 'Programme page', path: of(''), contains: /200 ULOs/u },
    { title: 'To do', path: '/to-do', contains: /<h1/u }, { title: 'Audit', path: '/audit', contains: /<h1/u },
    { title: 'ULO overview', path: `/ulos/${ulo}`, contains: /What is next/u }, { title: 'ULO records', path: `/ulos/${ulo}/records`, contains: /Records by subject/u },
  ];
}

/** A cookie of the programme manager of the demonstration. */
async function cookieOf(site: string): Promise<string> {
  const answer = await fetch(`${site}/who`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'role=programme-manager&next=/' });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** The 95th percentile of the times, in milliseconds, to read the whole answer. */
async function p95Of(site: string, cookie: string, { title, path, contains }: TimedPage): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < REQUESTS; i += 1) {
    const began = performance.now();
    const answer = await fetch(site + path, { headers: { cookie, 'accept-encoding': 'gzip' } });
    const text = await answer.text();
    times.push(performance.now() - began);
    assertResult(answer.status === 200 && contains.test(text), `${title} was answered with ${answer.status}, or is another page`);
  }
  return quantile(times, 0.95);
}

/** The slowest of the main pages of a programme. The note has the time of each page. */
export const dashboards200: Bench = {
  id: 'dashboards-200',
  unit: 'ms (p95)',
  referenceName: 'the limit',
  wanted: { under: LIMIT },
  async run(context, rounds) {
    const folder = seeded(context);
    context.say('starting the server …');
    const server = await startMilepost(context, folder);
    const site = `http://127.0.0.1:${server.port}`;
    const [pages, cookie] = [await pagesOf(site), await cookieOf(site)];
    const slowest = new Map<string, number[]>();
    context.say('asking for dashboards …');
    const round = async (): Promise<number> => {
      for (const page of pages) slowest.set(page.title, [...(slowest.get(page.title) ?? []), await p95Of(site, cookie, page)]);
      return Math.max(...[...slowest.values()].map((all) => all.at(-1) ?? 0));
    };
    const found = await within(LIMIT, round, rounds);
    await server.stop();
    // The first round is a warm-up.
    return { ...found, also: [...slowest].map(([title, all]) => `${title} ${median(all.slice(1)).toFixed(0)} ms`).join(', ') };
  },
};
