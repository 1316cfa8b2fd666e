import { InvalidInput, contentHash } from '#kernel';
import { specFor, type Given } from '#spec';
import { templateAsYaml } from '#workflow';
import { programme } from '../programme.js';
import { PublishTemplate, defaultTemplate, defaultTemplateText, newestTemplate, templateVersion, templates } from './index.js';

const { given } = specFor(programme);
const opened: Given = ['2026-01-12', 'ProgrammeOpened', { name: 'Staffordshire ULOs', area: 'Staffordshire' }];
const named = (title: string) => ({ ...defaultTemplate, title });
const published = (on: string, version: number, title: string): Given => [
  on, 'TemplatePublished', { template: 'ulo', title, version, hash: 'f'.repeat(64), content: named(title) },
];

describe('publishing a template', () => {
  it('records its complete content, a hash and the next number', () => {
    given(opened, published('2026-02-01', 1, 'Shorter'))
      .when(PublishTemplate, '2026-03-01', { content: templateAsYaml(named('Longer')) })
      .then({ type: 'TemplatePublished', data: { template: 'ulo', title: 'Longer', version: 2, hash: contentHash(named('Longer')), content: named('Longer') } });
  });

  it('never reuses a number, even of a withdrawn version', () => {
    given(opened, published('2026-02-01', 1, 'Shorter'))
      .when(PublishTemplate, '2026-03-01', { content: templateAsYaml(named('Longer')) }, { recorded: () => 2 })
      .then({ type: 'TemplatePublished', data: { template: 'ulo', title: 'Longer', version: 3, hash: contentHash(named('Longer')), content: named('Longer') } });
  });

  it('records nothing for the newest content again, but records an older content', () => {
    given(opened).when(PublishTemplate, '2026-03-01', { content: defaultTemplateText }).thenNothing();
    given(opened, published('2026-02-01', 1, 'Shorter')).when(PublishTemplate, '2026-03-01', { content: templateAsYaml(named('Shorter')) }).thenNothing();
    given(opened, published('2026-02-01', 1, 'Shorter')).when(PublishTemplate, '2026-03-01', { content: defaultTemplateText })
      .then({ type: 'TemplatePublished', data: { template: 'ulo', title: defaultTemplate.title, version: 2, hash: contentHash(defaultTemplate), content: defaultTemplate } });
  });

  it('is refused with each error and its line', () => {
    const content = defaultTemplateText.replace('phase: B', 'phase: Z').replace('needs: [A5]', 'needs: [A55]');
    const refused = caught(() => given(opened).when(PublishTemplate, '2026-03-01', { content }).thenNothing());
    expect(refused).toBeInstanceOf(InvalidInput);
    expect((refused as InvalidInput).errors).toEqual([
      { field: 'content', message: expect.stringMatching(/^Line \d+: Step B1, phase: there is no phase Z\.$/u) as string },
      { field: 'content', message: expect.stringMatching(/^Line \d+: Step B1 needs A55: there is no such step\.$/u) as string },
    ]);
  });

  it('is refused before the day of the newest version, in a closed programme, and as a correction', () => {
    const twice = given(opened, published('2026-02-01', 1, 'Shorter'));
    twice.when(PublishTemplate, '2026-01-31', { content: templateAsYaml(named('Longer')) }).thenRefused('template-before-newest');
    twice.when(PublishTemplate, '2026-03-01', { content: templateAsYaml(named('Longer')), corrects: '0190a4c5-7d3e-7c4b-9b1e-0d6a2f9b7c11' }).thenRefused('template-version-stays');
  });

  it('is described in words in the history', () => {
    const said = (data: object): string | undefined => templates.events['TemplatePublished']?.describe(data as never);
    expect(said({ title: 'Tea', version: 3, content: { steps: [1] } })).toBe('Tea, version 3, 1 step');
  });
});

describe('the template of a programme', () => {
  const state = given(opened, published('2026-02-01', 1, 'Shorter'), published('2026-04-01', 2, 'Longer')).state();

  it('has content for each version; the default template is version 0', () => {
    expect([0, 1, 2, 3].map((version) => templateVersion(state, version)?.title)).toEqual([defaultTemplate.title, 'Shorter', 'Longer', undefined]);
  });

  it('is the newest version on a day', () => {
    expect(['2026-01-31', '2026-02-01', '2026-05-01', undefined].map((day) => newestTemplate(state, day).version)).toEqual([0, 1, 2, 2]);
  });
});

function caught(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
