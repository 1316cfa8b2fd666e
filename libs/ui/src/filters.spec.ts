import { date, dateTime, money, number, plural } from './index.js';
import { buttonColumns, cards } from './filters.js';

describe('the filters for dates and figures', () => {
  it('format an instant as day and time in London', () => {
    expect(dateTime('2026-06-04T08:32:00.000Z')).toBe('4 June 2026 at 9:32am');
    expect(dateTime('2026-12-04T00:05:00.000Z')).toBe('4 December 2026 at 12:05am');
    expect(dateTime('2026-12-04T12:00:00.000Z')).toBe('4 December 2026 at 12:00pm');
    expect(date('2026-06-30T23:30:00.000Z')).toBe('1 July 2026');
    expect(date('2026-06-04')).toBe('4 June 2026');
    expect([date(undefined), date(''), date('soon')]).toEqual(['', '', 'soon']);
  });
  it('format pence as pounds, without pence if they are zero', () => {
    expect([money(1_800_000), money(1_800_050), money(5), money(-100), money(0), money(undefined)]).toEqual(['£18,000', '£18,000.50', '£0.05', '−£1', '£0', '']);
  });
  it('format counts in singular and plural', () => {
    expect([plural(1, 'person', 'people'), plural(2, 'warning'), number(1234.5)]).toEqual(['1 person', '2 warnings', '1,234.5']);
  });
});

describe('the classes of a table whose rows are cards', () => {
  const table = (columns: number, ...numeric: number[]): object => ({ head: Array.from({ length: columns }, () => 'Head'), numeric });
  it.each([
    ['two columns stay a table', table(2), ''],
    ['three columns of which two are figures stay a table', table(3, 1, 2), ''],
    ['three columns of words are cards on a phone', table(3, 2), 'mp-cards'],
    ['four columns are cards on a phone', table(4, 1, 2, 3), 'mp-cards'],
    ['seven columns of words stay a table on paper', table(9, 7, 8), 'mp-cards'],
    ['eight columns of words are cards on paper too', table(8), 'mp-cards mp-cards--paper'],
    ['ten columns are cards on paper too, figures or not', table(10, 1, 2, 3, 4, 5, 6, 7, 8, 9), 'mp-cards mp-cards--paper'],
  ])('%s', (_, given, expected) => expect(cards(given as Parameters<typeof cards>[0])).toBe(expected));
});

describe('columns of buttons', () => {
  const button = { text: 'Log a session', href: '/', button: true };
  const action = { text: 'Tick off', action: { href: '/', about: 'x', fields: {} } };
  it.each([
    ['a button in each row', [['A', button, '1'], ['B', button, '2']], [1]],
    ['forms in each row', [['A', '1', action]], [2]],
    ['words in one of the rows', [['A', button], ['B', 'None']], []],
    ['no rows', [], []],
  ])('%s', (_, rows, expected) => expect(buttonColumns(rows)).toEqual(expected));
});
