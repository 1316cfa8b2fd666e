import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ChoiceList, Command, Decimal, Money, Rows, UloCommand, commandSpec, fieldsOf } from '../index.js';

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
const wrong = (body: object) =>
  validateSync(plainToInstance(TryIt, body), { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true }).map(
    (e) => e.property,
  );

describe('a declared command', () => {
  it('lists its fields, the ones every command has first', () => {
    expect(fieldsOf(TryIt).map((f) => f.name)).toEqual(['commandId', 'occurredOn', 'corrects', 'reason', 'ulo', 'hours', 'topics', 'lines']);
    expect(commandSpec(TryIt).name).toBe('try-it');
  });
  it('takes a good body', () => {
    expect(wrong(good)).toEqual([]);
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
    expect(wrong({ ...good, ...change })).toEqual([field]);
  });
});
