// npm run pictures: takes the screenshots of the README from the synthetic programme, with the system's Chromium (CHROMIUM, or /usr/bin/chromium).
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, fail, install, pinnedNode, root, run } from './project.mjs';

/** The maximum size of a picture in bytes: the README is also read over slow connections. */
const MAX_BYTES = 150_000;
const ULOS = 15;

install();
build();
const { chromium } = await import('playwright-core');
const data = mkdtempSync(join(tmpdir(), 'milepost-pictures-'));
const folder = join(root, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
if (run(pinnedNode(), ['dist/apps/cli/src/main.js', '--data', data, 'seed', '--programme', String(ULOS)]) !== 0) fail('The synthetic programme could not be loaded.');
const server = spawn(pinnedNode(), ['dist/apps/web/src/main.js'], { cwd: root, env: { PATH: process.env.PATH, DATA_DIR: data, PORT: '0', LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'inherit'] });
try {
  await take(await addressOf(server));
} finally {
  server.kill();
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}

function addressOf({ stdout }) {
  return new Promise((resolve, reject) => {
    let output = '';
    stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      const [, address] = /Milepost: (http:\/\/\S+?)\/\s/u.exec(output) ?? [];
      if (address) resolve(address);
    });
    stdout.on('end', () => reject(new Error(`The server ended: ${output}`)));
  });
}

async function take(site) {
  await untilReady(site);
  const ask = async (path) => (await fetch(site + path, { headers: { 'milepost-persona': 'programme-manager' } })).json();
  const { items } = await ask('/api/ulos?sort=later');
  const [{ id: programme }] = (await ask('/api/programmes')).items;
  const ulo = items.find(({ forecast, launchHeldOn }) => forecast && !launchHeldOn) ?? items[0];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  try {
    // Scaled down, so that a picture shows the whole page with the label “example data”.
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 0.65, colorScheme: 'light' });
    await page.goto(`${site}/who`);
    await page.check('input[value="programme-manager"]');
    await page.click('main button');
    const shots = [['my-programmes', '/', 1250], ['programme-dashboard', `/programmes/${programme}/dashboard`, 1750], ['ulo', `/ulos/${ulo.id}`, 1450], ['plan', `/ulos/${ulo.id}/plan`, 1750]];
    for (const [name, path, height] of shots) {
      await page.setViewportSize({ width: 1280, height });
      await page.goto(site + path);
      if (!/example data/iu.test(await page.locator('body').innerText())) fail(`${path} does not say that it shows example data.`);
      const file = join(folder, `${name}.png`);
      await page.screenshot({ path: file });
      const { size } = statSync(file);
      process.stdout.write(`docs/pictures/${name}.png: ${Math.round(size / 1000)} kB\n`);
      if (size > MAX_BYTES) fail(`${file} has ${size} bytes; the maximum is ${MAX_BYTES}.`);
    }
  } finally {
    await browser.close();
  }
}

/** Waits until the server is ready: lists and forecasts are available some time after it answers. */
async function untilReady(site) {
  for (const limit = Date.now() + 120_000; Date.now() < limit; await new Promise((resolve) => setTimeout(resolve, 250))) {
    const health = await fetch(`${site}/health/ready`);
    if (health.ok) return;
  }
  fail('The server did not become ready.');
}
