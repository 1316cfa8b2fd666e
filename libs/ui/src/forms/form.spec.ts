import { createRenderer } from '../render.js';
import { checkAnswers } from './check.js';
import { fieldErrorsToForm, mergeErrors } from './errors.js';
import { commandForm } from './form.js';
import { parseCommandForm } from './parse.js';
import { RecordSample, sampleBody } from './sample-command.js';
import { formValues } from './values.js';

const renderer = createRenderer();
const html = (form: object): string =>
  renderer.renderText('{% from "components/command-form/macro.njk" import commandForm %}{{ commandForm(form) }}', { form });
const given = { action: '/record/record-sample', commandId: 'id-1', hidden: { ulo: sampleBody.ulo } };
const names = (text: string): string[] => [...text.matchAll(/ name="([^"]*)"/g)].map((m) => m[1] ?? '');

describe('the form of a command', () => {
  it('has a control for every field, hidden controls for known values, and a command id', () => {
    const text = html(commandForm(RecordSample, given));
    expect(new Set(names(text))).toEqual(new Set([
      'commandId', 'ulo', 'occurredOn-day', 'occurredOn-month', 'occurredOn-year', 'funder', 'note', 'people', 'hours', 'askedPence',
      'expectedOn-day', 'expectedOn-month', 'expectedOn-year', 'open', 'place', 'area', 'topics',
      ...[0, 1, 2, 3, 4].flatMap((i) => ['category', 'amountPence', 'neededOn]-day', 'neededOn]-month', 'neededOn]-year'].map((f) => `lines[${i}][${f}${f.includes(']') ? '' : ']'}`)),
    ]));
    expect(text).toContain('<input type="hidden" name="commandId" value="id-1">');
    expect(text).toContain('Note (optional)');
    expect(text).toContain('For example, 30 11 2009.');
    expect(text).toMatch(/<select class="govuk-select" id="area"/);
    expect(text).not.toContain('name="reason"');
    expect(text).not.toContain('style=');
  });
  it('asks for the reason of a correction and shows the recorded values', () => {
    const form = commandForm(RecordSample, { ...given, corrects: 'event-1', values: formValues(RecordSample, sampleBody) });
    const text = html(form);
    expect(form.title).toBe('Correct: record a sample');
    expect(text).toContain('name="corrects" value="event-1"');
    expect(text).toContain('name="reason"');
    expect(text).not.toContain('Why is it corrected? (optional)');
    expect(text).toContain('value="18000.50"');
    expect(text).toMatch(/value="premises" checked/);
  });
  it('keeps typed values unchanged and escapes them', () => {
    const { typed, errors } = parseCommandForm(RecordSample, { ...formValues(RecordSample, sampleBody), funder: '<b>"x"', askedPence: ' 2,5 ', commandId: 'id-0' });
    const text = html(commandForm(RecordSample, { ...given, values: typed, errors }));
    expect(text).toContain('value="&lt;b&gt;&quot;x&quot;"');
    expect(text).toContain('value=" 2,5 "');
    expect(text).toContain('name="commandId" value="id-0"');
    expect(text).toContain('id="askedPence-error"');
  });
  it('links every error to an existing control', () => {
    const { typed, errors } = parseCommandForm(RecordSample, { 'occurredOn-day': '3', 'lines[2][amountPence]': 'x', 'lines[2][neededOn]-day': '1', 'lines[2][neededOn]-month': '1' });
    const form = commandForm(RecordSample, { ...given, values: typed, errors });
    const text = html(form);
    const targets = form.errors.map((e) => e.href?.slice(1));
    expect(targets).toEqual(['occurredOn-month', 'funder', 'people', 'hours', 'askedPence', 'open', 'area', 'topics', 'lines-0-category', 'lines-0-amountPence', 'lines-0-neededOn-year']);
    for (const id of targets) expect(text).toContain(`id="${id}"`);
  });
  it('links an error of all rows to their first control, and does not link errors of unknown fields', () => {
    expect(fieldErrorsToForm(RecordSample, [{ field: 'lines', message: 'At least 1' }, { field: 'odd', message: 'Not known' }])).toEqual([
      { text: 'At least 1', href: '#lines-0-category' },
      { text: 'Not known' },
    ]);
  });
  it('drops an error of the validator that the form has already reported', () => {
    expect(mergeErrors([{ field: 'a', message: '1' }, { field: 'lines.0', message: '2' }], [{ field: 'a', message: '3' }, { field: 'lines.0.b', message: '4' }, { field: 'c', message: '5' }]).map((e) => e.message)).toEqual(['1', '2', '5']);
  });
  it('shows a text input even if the field has the name of a kind of thing with options', () => {
    for (const funder of [[], [{ value: 'id-2', text: 'A council' }]])
      expect(html(commandForm(RecordSample, { ...given, offers: { funder } }))).toMatch(/<input[^>]*id="funder"/u);
  });
  it('offers the options of a reference, or says that there are none', () => {
    const form = commandForm(RecordSample, { ...given, offers: { 'open-bid': [{ value: 'b-1', text: 'Bid of 4 June 2026' }] } });
    expect(html(form)).toContain('Bid of 4 June 2026');
    expect(html(commandForm(RecordSample, given))).toContain('There is no bid to choose yet.');
  });
  it('offers the options of the kind that the field refers to, not those of its name', () => {
    const form = html(commandForm(RecordSample, { ...given, offers: { bid: [{ value: 'b-2', text: 'Any bid' }], 'open-bid': [{ value: 'b-1', text: 'Open bid' }] } }));
    expect(form).toContain('Open bid');
    expect(form).not.toContain('Any bid');
  });
  it('offers the recorded value in a correction, even if it is no longer open', () => {
    const offers = { bid: [{ value: 'b-2', text: 'Any bid' }], 'open-bid': [{ value: 'b-1', text: 'Open bid' }] };
    expect(html(commandForm(RecordSample, { ...given, offers, corrects: 'e-1', values: { bid: 'b-2' } }))).toContain('Any bid');
    expect(html(commandForm(RecordSample, { ...given, offers, corrects: 'e-1', values: { bid: 'b-3' } }))).toContain('As it was recorded');
  });
});

describe('check your answers', () => {
  it('shows the answers in words and keeps all typed values in hidden controls', () => {
    const typed = formValues(RecordSample, sampleBody);
    const check = checkAnswers(RecordSample, { action: '/x', typed, body: sampleBody });
    const text = renderer.render('check-answers.njk', { ...check, check });
    expect(check.answers.map((a) => a.value)).toEqual(expect.arrayContaining(['£18,000.50', '4 June 2026', 'Yes', 'By phone', 'Funding, Premises', '2.5 hours']));
    expect(text).toContain('name="lines[1][amountPence]" value="3000.50"');
    expect(names(text).filter((name) => name === 'topics')).toHaveLength(2);
  });
});
