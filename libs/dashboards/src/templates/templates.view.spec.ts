import { defaultTemplate } from '#development';
import { InvalidInput, NotFound, contentHash, type StoredEvent } from '#kernel';
import { templateAsYaml, type Template } from '#workflow';
import { ProgrammeTemplates } from './templates.view.js';

let revision = 0;
const event = (type: string, data: object, on: string): StoredEvent =>
  ({
    id: `e${revision}`, type, version: 1, data, occurredOn: on, recordedAt: `${on}T12:00:00.000Z`, stream: 'programme-p', revision: revision++, position: '1',
    metadata: { actor: { id: 'a', role: 'programme-manager', organisation: 'O' } },
  }) as unknown as StoredEvent;
const longer: Template = { ...defaultTemplate, steps: defaultTemplate.steps.map((step) => (step.code === 'A1' ? { ...step, duration: { least: 28, usual: 63, most: 84 } } : step)) };
const published = (version: number, content: Template, on: string): StoredEvent =>
  event('TemplatePublished', { template: content.template, title: content.title, version, hash: contentHash(content), content }, on);
const opened = event('ProgrammeOpened', { name: 'Staffordshire', area: 'Staffordshire' }, '2026-01-05');
const first = published(1, longer, '2026-02-02');
const templates = new ProgrammeTemplates('p', [opened, first]);

describe('the templates of a programme', () => {
  it('are its published versions, newest first, and the default template', () => {
    expect(templates.list()).toMatchObject({ id: 'p', name: 'Staffordshire', example: false, total: 2 });
    expect(templates.list().items.map(({ version, newest, published: by, steps, usualDays }) => [version, newest, by, steps, usualDays])).toEqual([
      [1, true, { id: first.id, on: '2026-02-02', role: 'programme-manager' }, 35, 126 * 7], [0, false, null, 35, 125 * 7],
    ]);
  });

  it('have content with titles, and the steps that depend on each step', () => {
    const { phases, steps, yaml, version } = templates.one();
    expect(version).toBe(1);
    expect(phases[3]?.gate).toEqual({ steps: ['D1', 'D5'], conditions: [{ code: 'quality-system-chosen', label: 'Quality system chosen' }, { code: 'first-funding', label: expect.any(String) as string }] });
    expect(steps[0]).toMatchObject({ code: 'A1', owner: { code: 'commissioner', label: 'Commissioner' }, condition: null, neededBy: ['A2', 'A3', 'A4'], duration: { usual: 63 } });
    expect(yaml).toBe(templateAsYaml(longer));
    expect(() => templates.one(2)).toThrow(NotFound);
  });

  it('can be compared', () => {
    const { from, to, changes } = templates.changes(0);
    expect([from.version, to.version, changes.map(({ about, what }) => [about, what])]).toEqual([0, 1, [['Step A1', 'duration']]]);
    expect(templates.changes(1, 1).changes).toEqual([]);
  });

  it('can be previewed before they are published', () => {
    expect(templates.preview(templateAsYaml(defaultTemplate))).toMatchObject({ version: 2, steps: 35, usualDays: 125 * 7, newest: { version: 1 }, changes: [{ about: 'Step A1' }] });
    expect(templates.preview(templateAsYaml(longer)).changes).toEqual([]);
    expect(() => templates.preview('title: Tea')).toThrow(InvalidInput);
  });

  it('are not found without a programme', () => expect(() => new ProgrammeTemplates('p', [])).toThrow(NotFound));
});
