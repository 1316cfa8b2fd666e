import { inOrderOfDays } from './order-of-days.js';
import { rowsFrom } from './rows.js';

const order = (...lines: string[]): number[] => {
  const text = ['happened,about,command,label,field 1,value 1', ...lines].join('\n');
  return inOrderOfDays(rowsFrom('file.csv', Buffer.from(text)), ({ command }) => command === 'begin').map((row) => row.number);
};

describe('The order in which rows are recorded', () => {
  it('follows their days, and the file for rows of the same day', () => {
    expect(order('2010-03-01,,a,,,', '1/2/2010,,a,,,', '2010-03-01,,b,,,', '2009-12-31,,a,,,')).toEqual([5, 3, 2, 4]);
  });

  it('puts a row after the rows whose labels it refers to', () => {
    expect(order('2010-03-01,,a,Bid,,', '2010-02-01,,b,,bid,BID', '2010-02-15,,b,,lines,x | bid; y', '2010-02-20,,b,,note,other')).toEqual([5, 2, 3, 4]);
  });

  it('puts a row after the row that creates its subject', () => {
    expect(order('2010-03-01,Riverside,begin,,,', '2010-02-01,riverside,a,,,')).toEqual([2, 3]);
  });

  it('keeps rows with an unreadable day, which are refused later', () => {
    expect(order('2010-03-01,,a,,,', 'soon,,a,,,')).toEqual([3, 2]);
  });
});
