import { InvalidInput, derivedId, type FieldError } from '#kernel';
import { WriteEntry } from './testing/diary.js';
import { validateCommand } from './validate.js';

const ulo = derivedId('ulo');
const today = '2026-01-15';
const wrong = (body: unknown): readonly FieldError[] => {
  try {
    validateCommand(WriteEntry, body, today);
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors;
    throw error;
  }
  return [];
};
const fields = (body: unknown): string[] => wrong(body).map((e) => e.field).sort();
const good = { ulo, occurredOn: '2026-01-15', text: 'One' };

describe('validating a command', () => {
  it('makes an instance of what was sent, nested rows too', () => {
    const command = validateCommand(WriteEntry, { ...good, lines: [{ what: 'a' }] }, today);
    expect(command).toBeInstanceOf(WriteEntry);
    expect({ ...command }).toMatchObject({ ...good, lines: [{ what: 'a' }] });
  });

  it('refuses what is no object', () => {
    for (const body of [null, undefined, [], 'text', 1, true]) expect(wrong(body)).toEqual([expect.objectContaining({ field: '' })]);
  });

  it('names every wrong field at once, nested ones by their path', () => {
    expect(fields({ ulo: 'x', text: 7, colour: 'red', lines: [{ what: 'a' }, { times: '2', who: 'me' }, null] })).toEqual(
      ['colour', 'lines.1.times', 'lines.1.what', 'lines.1.who', 'lines.2', 'occurredOn', 'text', 'ulo'],
    );
  });

  it('refuses a nested list that is none, and one that is too long', () => {
    expect(fields({ ...good, lines: { what: 'a' } })).toEqual(['lines']);
    expect(fields({ ...good, lines: Array.from({ length: 4 }, () => ({ what: 'a' })) })).toEqual(['lines']);
  });

  it('takes null for no value', () => {
    expect(fields({ ...good, lines: null })).toEqual(['lines']);
    expect(fields({ ...good, text: null })).toEqual(['text']);
  });

  it('refuses a day that is in the future in London, and days that are none', () => {
    expect(fields({ ...good, occurredOn: '2026-01-16' })).toEqual(['occurredOn']);
    expect(fields({ ...good, occurredOn: '2026-02-30' })).toEqual(['occurredOn']);
    expect(fields({ ...good, occurredOn: 'yesterday' })).toEqual(['occurredOn']);
  });

  it('wants a reason with a correction, and a correction with a reason', () => {
    expect(fields({ ...good, corrects: derivedId('e') })).toEqual(['reason']);
    expect(fields({ ...good, reason: 'Why' })).toEqual(['corrects']);
  });

  it('knows no fields but the declared ones, whatever their names', () => {
    expect(fields(JSON.parse(`{"__proto__": {"text": "x"}, "constructor": 1, "toString": 2, "ulo": "${ulo}", "occurredOn": "2026-01-01", "text": "t"}`))).toEqual(
      ['__proto__', 'constructor', 'toString'],
    );
  });
});
