import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { commands, deciders } from '#catalogue';
import { createCommandPipeline } from '#commands';
import { addDays, commandSpec, fieldsOf, grantedRoles, rolesAmong, systemIds, type CommandClass, type CommandSpec, type GrantedRole } from '#kernel';
import { loadExamples, shippedExamples } from '#import';
import { personalDataWith } from '#people';
import { filledIn } from '../support/page-forms.js';
import { isFreeText, poison, poisoning, unescapedIn } from '../support/poison.js';
import { recordWhatFollows, type RecordPoisoned } from '../support/poisoned-scene.js';
import { browserOf, idOf } from '../support/people-with-scopes.js';
import { startSignInServer, type SignInServer, type TestBrowser } from '../support/signed-in.js';

/** After these commands little can be recorded. */
const endsAll = new Set(['close-programme', 'end-development', 'pause-development', 'person-leaves']);
const texts = commands.flatMap((type) => fieldsOf(type).filter(isFreeText).map((field) => `${commandSpec(type).name}.${field.name}`));

describe('script, formulas and templates in every field of every form', () => {
  let app: SignInServer;
  /** The fields that were recorded with poison. */
  const stored = new Set<string>();
  let browsers: TestBrowser[];
  let subjects: { ulos: string[]; programme: string; person: string; organisation: string };
  let follow: () => Promise<void>;

  beforeAll(async () => {
    app = await startSignInServer();
    const { runtime } = app.server.web;
    const { store, keys, clock } = runtime;
    const made = (at: typeof clock) => poisoning(createCommandPipeline({ store, clock: at, ids: systemIds, deciders, commands, personalData: personalDataWith(keys) }), stored);
    await loadExamples({ store, clock, files: shippedExamples(), handling: made });
    const record = (name: string, body: object) => made(clock).execute({ name, body: { occurredOn: clock.today(), ...body }, actor: { id: systemIds.next(), role: name.startsWith('grant') ? 'administrator' : 'programme-manager', organisation: poison } });
    // Requests are limited per person: several share the work.
    const people = await Promise.all([1, 2, 3, 4].map(async (n) => {
      const person = idOf(await record('register-person', { name: `Person ${n}`, organisation: 'Example', role: 'mentor', mail: `p${n}@council.example` }));
      for (const role of Object.keys(grantedRoles) as GrantedRole[]) await record('grant-role-for-everything', { person, role });
      return person;
    }));
    await runtime.model.waitFor(await store.head(), 20_000);
    browsers = await Promise.all(people.map((person) => browserOf(runtime, app.site, person)));
    const { items } = (await (await fetch(`${app.site}/api/ulos`, { headers: { cookie: cookieOf(browsers[0]) } })).json()) as { items: { id: string; programme: { id: string } }[] };
    // One of them follows a template: its plan has steps.
    const programme = items[0]?.programme.id ?? '';
    await record('publish-template', { programme, content: readFileSync('examples/templates/peer-support-group.yaml', 'utf8') });
    const ulo = idOf(await record('start-ulo-development', { programme, name: 'Following', area: 'Town', commissioner: 'County' }));
    await record('lay-out-plan', { ulo, version: 1, startOn: clock.today() });
    const organisation = idOf(await record('add-organisation', { name: 'Mentors', kind: 'mentor-ulo' }));
    await runtime.model.waitFor(await store.head(), 20_000);
    subjects = { ulos: [...items.map(({ id }) => id), ulo], programme, person: people[3] ?? '', organisation };
    follow = async () => {
      const recordPoisoned: RecordPoisoned = async (name, body, role = 'programme-manager') =>
        (await made(clock).execute({ name, body: { occurredOn: clock.today(), ...body }, actor: { id: systemIds.next(), role, organisation: poison } })).events[0] ?? '';
      // The first programme may be closed by now.
      const [before, begun] = [{ occurredOn: addDays(clock.today(), -90) }, addDays(clock.today(), -80)];
      const open = idOf(await record('open-programme', { ...before, name: 'Open', area: 'Town' }));
      await record('publish-template', { ...before, programme: open, content: readFileSync('examples/templates/peer-support-group.yaml', 'utf8') });
      const another = idOf(await record('start-ulo-development', { occurredOn: begun, programme: open, name: 'Followed by more', area: 'Town', commissioner: 'County' }));
      await record('lay-out-plan', { occurredOn: begun, ulo: another, version: 1, startOn: begun });
      await recordWhatFollows(recordPoisoned, { ulo: another, person: people[3] ?? '', organisation, today: clock.today() });
    };
  }, 120_000);
  afterAll(() => app.stop());

  const cookieOf = (browser?: TestBrowser): string => [...(browser?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  /** A start comes before an end. */
  const day = (name: string): string => (name.startsWith('occurredOn') ? app.server.clock.today() : addDays(app.server.clock.today(), /end|until|last|to|due|review/iu.test(name) ? 60 : 0));
  let turn = 0;
  const next = (): TestBrowser => browsers[(turn += 1) % 3] as TestBrowser;

  const forms = commands.map((type) => [commandSpec(type), type] as const).filter(([{ name, roles }]) => rolesAmong(roles).length > 0 && !['publish-template', 'issue-calendar-address', 'revoke-calendar-address', 'erase-person'].includes(name))
    .sort(([a], [b]) => Number(endsAll.has(a.name)) - Number(endsAll.has(b.name)));
  const pathOf = ({ name, stream, creates }: CommandSpec, ulo = subjects.ulos[0] ?? ''): string => {
    if (name === 'open-programme') return '/record/open-programme';
    if (name === 'register-person') return '/people/record/register-person';
    if (stream === 'person' || stream === 'installation') return `/people/${subjects.person}/record/${name}`;
    if (stream === 'organisation') return creates ? `/organisations/record/${name}` : `/organisations/${subjects.organisation}/record/${name}`;
    return creates || stream === 'programme' ? `/programmes/${subjects.programme}/record/${name}` : `/ulos/${ulo}/record/${name}`;
  };

  it.each(forms.map(([spec, type]) => [spec.name, spec, type] as const))('%s escapes them: typed, from the address, and recorded', async (name, spec, type) => {
    const [browser, path] = [next(), pathOf(spec)];
    const page = await browser.get(path);
    expect([name, page.status, unescapedIn(page.text)]).toEqual([name, 200, '']);
    const wrong = { ...filledIn(page.text, () => poison, day), ...Object.fromEntries(fieldsOf(type).map((field) => [field.name, poison])) };
    const fromAddress = await browser.get(`${path}?${new URLSearchParams({ ...wrong, corrects: '' }).toString()}`);
    expect([name, fromAddress.status, unescapedIn(fromAddress.text)]).toEqual([name, 200, '']);
    const typed = await browser.post(path, wrong);
    expect([name, [400, 404, 409].includes(typed.status), unescapedIn(typed.text)]).toEqual([name, true, '']);
    for (const ulo of subjects.ulos) if (await recorded(browser, spec, type, pathOf(spec, ulo))) break;
  });

  /** Records with poison in all free texts. @returns whether that was accepted */
  async function recorded(browser: TestBrowser, { name }: CommandSpec, type: CommandClass, path: string): Promise<boolean> {
    const page = await browser.get(path);
    const isFree = (control: string): boolean => fieldsOf(type).every((field) => field.name !== control.replace(/^.*\[(\w+)\]$/u, '$1') || isFreeText(field));
    const fields = { ...filledIn(page.text, (control) => (isFree(control) ? poison : '1'), day), ...(fieldsOf(type).some((field) => field.name === 'again') && { again: 'yes' }) };
    const checked = await browser.post(path, fields);
    const answer = checked.status === 200 ? await browser.post(path, { ...fields, _step: 'record' }) : checked;
    expect([name, answer.status < 500, unescapedIn(checked.text), unescapedIn(answer.text)]).toEqual([name, true, '', '']);
    if (answer.status === 303) for (const field of fieldsOf(type)) if (isFreeText(field) && new Map(Object.entries(fields)).get(field.name) === poison) stored.add(`${name}.${field.name}`);
    return answer.status === 303;
  }

  it('are recorded in each of them, also in commands that need other facts; reasons of corrections are one field', async () => {
    await follow();
    expect(texts.filter((field) => !stored.has(field) && !field.endsWith('.reason'))).toEqual([]);
  });

  it('are shown as text on the page of the entry that recorded them, for each kind', async () => {
    const { store, model, people } = app.server.web.runtime;
    await model.waitFor(await store.head(), 20_000);
    const seen = new Set<string>();
    for await (const { events } of store.readAll())
      for (const { id, type, stream, data } of events) {
        if (seen.has(type) || !stream.startsWith('ulo-') || !JSON.stringify(data).includes('mp-x')) continue;
        seen.add(type);
        const { status, text } = await next().get(`/ulos/${stream.slice('ulo-'.length)}/history/${id}`);
        expect([type, status, unescapedIn(text), text.includes('&lt;mp-x')]).toEqual([type, 200, '', true]);
      }
    expect(seen.size).toBeGreaterThan(50);
    const { text } = await next().get(`/people/${subjects.person}`);
    expect((await people.now()).person(subjects.person)).toMatchObject({ name: `${poison}Name`, organisation: `${poison}Organisation` });
    expect([unescapedIn(text), text.includes('&lt;mp-x')]).toEqual(['', true]);
    for (const path of [`/people/${subjects.person}/history`, `/organisations/${subjects.organisation}`]) expect(unescapedIn((await next().get(path)).text)).toBe('');
    expect((await next().get(`/organisations/${subjects.organisation}`)).text).toContain('&lt;mp-x');
  });

  it('are shown on every page as text only, and begin no cell of a file', async () => {
    await app.server.web.runtime.model.waitFor(await app.server.web.runtime.store.head(), 20_000);
    const begin = ['/', '/ulos', '/programmes', '/organisations', '/rule-sets', '/audit', '/mentoring'];
    const [queue, known] = [[...begin], new Set(begin)];
    const kindOf = (path: string): string => path.split('?').map((part, i) => (i === 0 ? part.replace(/\/history\/[^/.]+$/u, '/history/…') : [...new URLSearchParams(part).keys()].join(' '))).join('?');
    let [pages, files, poisonedPages] = [0, 0, 0];
    for (let path = queue.shift(); path !== undefined && pages < 1_000; path = queue.shift()) {
      const { status, text } = await next().get(path);
      expect([path, status < 500]).toEqual([path, true]);
      if (/\.csv(\?|$)/u.test(path)) {
        files += 1;
        const cells = Papa.parse<string[]>(text.replace(/^\uFEFF/u, '')).data.flat();
        expect([path, cells.filter((cell) => /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/u.test(cell) && !/^-?[\d.]+$/u.test(cell))]).toEqual([path, []]);
        continue;
      }
      pages += 1;
      if (text.includes('mp-x')) poisonedPages += 1;
      expect([path, unescapedIn(text)]).toEqual([path, '']);
      for (const [, href = ''] of text.matchAll(/<a\b[^>]*?href="([^"]*)"/gu)) {
        const to = href.replaceAll('&amp;', '&').replace(/#.*/u, '');
        // Browsers do not show JSON or a calendar as a page.
        if (!to.startsWith('/') || /\.(json|ics)(\?|$)/u.test(to) || known.has(kindOf(to))) continue;
        known.add(kindOf(to));
        queue.push(to);
      }
    }
    expect(pages).toBeGreaterThan(300);
    expect(poisonedPages).toBeGreaterThan(80);
    expect(files).toBeGreaterThan(30);
  }, 120_000);
});
