import fc from 'fast-check';
import { parseCommandForm } from './parse.js';
import { RecordSample, sampleBody } from './sample-command.js';
import { formValues } from './values.js';

const good = formValues(RecordSample, sampleBody);
const read = (change: Record<string, string | string[]>) => parseCommandForm(RecordSample, { ...good, ...change });
const messages = (change: Record<string, string | string[]>) => read(change).errors.map((e) => `${e.field}: ${e.message}`);

describe('reading a posted form', () => {
  it('returns the body that prefilled it', () => {
    expect(read({})).toEqual({ body: sampleBody, typed: good, errors: [] });
  });
  it.each([
    ['£18,000.50', 1_800_050], ['18000.5', 1_800_050], [' £ 18,000 ', 1_800_000], ['0.29', 29], ['1.10', 110], ['1234567.89', 123_456_789],
  ])('reads the amount %s', (text, pence) => {
    expect(read({ askedPence: text }).body['askedPence']).toBe(pence);
  });
  it.each(['2,5', '18,00', '1.234', 'ten', '£', '1e3', '1 00'])('refuses the amount %s and keeps the text in the body', (text) => {
    const { body, errors, typed } = read({ askedPence: text });
    expect(errors).toEqual([{ field: 'askedPence', message: expect.stringMatching(/^Amount asked for must be an amount of money/) as string }]);
    expect(body['askedPence']).toBe(text);
    expect(typed['askedPence']).toBe(text);
  });
  it('reports the lowest amount in pounds', () => {
    for (const askedPence of ['0', '-£5']) expect(messages({ askedPence })).toEqual(['askedPence: Amount asked for must be £0.01 or more']);
  });
  it('reads a duration in several notations', () => {
    expect(['2,5', '2h30', '2 hours 30 minutes'].map((hours) => read({ hours }).body['hours'])).toEqual([2.5, 2.5, 2.5]);
  });
  it('accepts commas in whole numbers only as thousands separators', () => {
    expect(read({ people: '1,200' }).body['people']).toBe(1200);
    expect(messages({ people: '12,00' })[0]).toContain('People present must be a whole number');
    expect(messages({ people: '3.5' })[0]).toContain('People present must be a whole number');
  });
  it('names the missing parts of a date', () => {
    expect(messages({ 'occurredOn-month': '' })).toEqual(['occurredOn: The day it happened must include a month']);
    expect(messages({ 'expectedOn-day': '', 'expectedOn-year': ' ' })).toEqual(['expectedOn: Decision expected must include a day and a year']);
    expect(messages({ 'occurredOn-day': '30', 'occurredOn-month': '2' })[0]).toContain('must be a real date');
    expect(messages({ 'occurredOn-year': '1899' })[0]).toContain('must be between 1 January 1900 and 31 December 2199');
    expect(messages({ 'occurredOn-year': '202' })[0]).toContain('a year of 4 figures');
    expect(read({ 'occurredOn-year': '26' }).body['occurredOn']).toBe('2026-06-04');
    expect(read({ 'occurredOn-month': 'June' }).body['occurredOn']).toBe('2026-06-04');
  });
  it('leaves empty optional answers out and names empty required ones', () => {
    const { body, errors } = read({ note: ' ', 'expectedOn-day': '', 'expectedOn-month': '', 'expectedOn-year': '', funder: '  ', open: '', area: '' });
    expect(body).not.toHaveProperty('note');
    expect(body).not.toHaveProperty('expectedOn');
    expect(errors.map((e) => e.message)).toEqual(['Enter the funder', 'Select yes or no for “Was it open to everybody?”', 'Select the area']);
  });
  it('accepts one checked box or several', () => {
    expect(read({ topics: 'funding' }).body['topics']).toEqual(['funding']);
    expect(read({ topics: [] }).errors).toEqual([{ field: 'topics', message: 'Select the topics' }]);
  });
  it('refuses one answer sent twice', () => {
    expect(messages({ funder: ['A', 'B'] })[0]).toContain('sent more than once');
  });
  it('ignores blank rows, and numbers errors as in the form shown again', () => {
    const { body, typed, errors } = parseCommandForm(RecordSample, {
      ...good,
      'lines[0][category]': '', 'lines[0][amountPence]': ' ',
      'lines[1][category]': 'rent', 'lines[1][amountPence]': 'lots', 'lines[1][neededOn]-day': '', 'lines[1][neededOn]-month': '', 'lines[1][neededOn]-year': '',
      'lines[7][category]': '', 'lines[7][amountPence]': '20',
    });
    expect(body['lines']).toEqual([{ category: 'rent', amountPence: 'lots' }, { amountPence: 2000 }]);
    expect(typed).toMatchObject({ 'lines[0][amountPence]': 'lots', 'lines[1][amountPence]': '20' });
    expect(errors.map((e) => e.field)).toEqual(['lines.0.amountPence', 'lines.1.category']);
  });
  it('keeps unknown names for the validator, except those of the page', () => {
    const { body } = read({ surprise: 'x', _token: 'y', 'lines[0][odd]': 'z', 'lines[x][amountPence]': '1' });
    expect(body).toMatchObject({ surprise: 'x', 'lines[x][amountPence]': '1' });
    expect(body).not.toHaveProperty('_token');
    expect(body['lines']).toContainEqual(expect.objectContaining({ odd: 'z' }));
  });
  it('never throws for any input', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom(...Object.keys(good), '__proto__', 'constructor', 'lines[0]', 'lines[0][', 'lines[0][__proto__]'));
    fc.assert(fc.property(fc.dictionary(names, fc.oneof(fc.string(), fc.array(fc.string()))), (posted) => {
      parseCommandForm(RecordSample, posted);
    }));
  });
  it('reads every amount that it has formatted', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000_000_000 }), (askedPence) => {
      expect(parseCommandForm(RecordSample, formValues(RecordSample, { ...sampleBody, askedPence })).body['askedPence']).toBe(askedPence);
    }));
  });
});
