import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ChoiceList, Command, Decimal, LongText, Money, Rows, Text, UloCommand, commandSpec, fieldsOf } from '../index.js';

class Line {
  @Money({ label: 'Amount' })
  amountPence!: number;
}

@Command({ name: 'try-it', title: 'Try it', part: 'none', stream: 'ulo', roles: ['mentor'], records: 'ItTried' })
class TryIt extends UloCommand {
  @Decimal({ label: 'Hours', min: 0.25, max: 24, step: 0.25 })
  hours!: number;
  @ChoiceList({ label: 'Topics', options: { a: 'A', b: 'B' } })
  topics!: string[];
  @Rows(() => Line, { label: 'Lines', min: 1, max: 2 })
  lines!: Line[];
}

const good = {
  ulo: '0190a4c5-7d3e-7c4b-9b1e-0d6a2f9b7c11',
  occurredOn: '2009-03-10',
  hours: 2.5,
  topics: ['a'],
  lines: [{ amountPence: 100 }],
};
const invalidFields = (body: object) =>
  validateSync(plainToInstance(TryIt, body), { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true }).map(
    (e) => e.property,
  );

describe('a declared command', () => {
  it('lists its fields, with those of every command first', () => {
    expect(fieldsOf(TryIt).map((f) => f.name)).toEqual(['commandId', 'occurredOn', 'corrects', 'reason', 'again', 'daysAreRight', 'ulo', 'hours', 'topics', 'lines']);
    expect(commandSpec(TryIt).name).toBe('try-it');
  });
  it('accepts a valid body', () => {
    expect(invalidFields(good)).toEqual([]);
  });
  it.each([
    [{ hours: 2.4 }, 'hours'],
    [{ hours: '2' }, 'hours'],
    [{ hours: NaN }, 'hours'],
    [{ topics: [] }, 'topics'],
    [{ topics: ['a', 'a'] }, 'topics'],
    [{ topics: ['c'] }, 'topics'],
    [{ lines: [] }, 'lines'],
    [{ lines: [{}] }, 'lines'],
    [{ lines: [null] }, 'lines'],
    [{ lines: ['x'] }, 'lines'],
    [{ lines: [{ amountPence: 1, x: 1 }] }, 'lines'],
    [{ occurredOn: '2009-02-30' }, 'occurredOn'],
    [{ ulo: 'x' }, 'ulo'],
    [{ surprise: 1 }, 'surprise'],
  ])('refuses %j', (change, field) => {
    expect(invalidFields({ ...good, ...change })).toEqual([field]);
  });
});

class Note {
  @Text({ label: 'Name' })
  name!: string;
  @LongText({ label: 'Note', optional: true })
  note?: string;
}

describe('a text', () => {
  const messages = (body: object): string[] => validateSync(plainToInstance(Note, body)).flatMap((e) => Object.values(e.constraints ?? {}));

  it.each(['Zoë’s café', '👩🏽‍🦽 users', 'שלום', 'a\u200fb', 'naïve \u00a0 space'])('may be %j', (name) => expect(messages({ name, note: `${name}\r\n\tmore` })).toEqual([]));

  it.each(['a\u0000b', 'a\u0007b', 'a\nb', 'a\ud800b', '\udc00', 'a\u2028b', 'a\u2029b', 'a\u0085b', 'a\u202eb', 'a\u2066b', 'a\uffffb'])('of one line may not be %j, which cannot be read', (name) => {
    expect(messages({ name })).toEqual(['Name must not contain line breaks or characters that cannot be read']);
  });
  it.each(['a\u0000b', 'a\ud800', 'a\u202eb', 'a\u0085b'])('of several lines may not be %j', (note) => {
    expect(messages({ name: 'x', note })).toEqual(['Note must not contain characters that cannot be read']);
  });
  it.each(['   ', '\u200b', '\u200b \u2060'])('that shows nothing (%j) is blank', (name) => expect(messages({ name })).toEqual(['Name must not be blank']));
});

describe('the message about an invalid field', () => {
  class Answers {
    @Decimal({ label: 'When was it?', min: 0, max: 1, step: 1 })
    when!: number;
    @Money({ label: 'ULO income' })
    income!: number;
  }
  const messages = (body: object): string[] => validateSync(plainToInstance(Answers, body)).map((e) => e.constraints?.isDefined ?? Object.values(e.constraints ?? {}).join());

  it('is a sentence, whether the label is a question or begins with an abbreviation', () => {
    expect(messages({})).toEqual(['Answer “When was it?”', 'Enter ULO income']);
    expect(messages({ when: 'x', income: 1 }).join()).toContain('The answer to “When was it?” must be');
  });
});
