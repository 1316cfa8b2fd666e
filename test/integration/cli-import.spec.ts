import { jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { milepost, scratchFolder, type CliRun } from '../support/cli.js';

jest.setTimeout(60_000);
const { path, remove } = scratchFolder();
const folder = path('data');
const ulo = 'Riverside Voices (invented)';
afterAll(remove);
beforeAll(async () => {
  expect((await milepost(folder, 'seed')).code).toBe(0);
});

const day = (daysAgo: number): string => Temporal.Now.plainDateISO('Europe/London').subtract({ days: daysAgo }).toString();
const heading = 'happened,who,command,label,field 1,value 1,field 2,value 2,field 3,value 3';

const importRows = (...rows: string[]): Promise<CliRun> => {
  writeFileSync(path('rows.csv'), [heading, ...rows].join('\r\n'));
  return milepost(folder, 'import', path('rows.csv'), '--as', 'mentor', '--ulo', ulo);
};
const recorded = async (): Promise<number> => (await milepost(folder, 'history', ulo)).out.trimEnd().split('\n').length;

describe('Importing rows of a spreadsheet', () => {
  const session = (daysAgo: number, hours: string): string => `${day(daysAgo)},,log-mentoring-session,,Hours,${hours},topics,Funding bids; premises`;

  it('records them now, and the same rows only once', async () => {
    const before = await recorded();
    const rows = [session(12, '2.25'), session(5, '1'), `${session(5, '1')},again,yes`];
    expect(await importRows(session(5, '1'), session(5, '1'))).toMatchObject({ code: 1, err: expect.stringContaining('Row 3: The same is recorded for') as string });
    expect(await importRows(...rows)).toEqual({ code: 0, err: '', out: '3 rows: 3 recorded, 0 recorded by an earlier import, 0 with nothing new.\n' });
    expect(await importRows(...rows)).toMatchObject({ code: 0, out: '3 rows: 0 recorded, 3 recorded by an earlier import, 0 with nothing new.\n' });
    expect(await recorded()).toBe(before + 3);
  });

  it('registers people once, under ids that cannot be guessed from the rows', async () => {
    const rows = [`${day(3)},programme-manager,register-person,,name,Ottoline Brackenthwaite,organisation,Trust,role,mentor`];
    expect(await importRows(...rows)).toEqual({ code: 0, err: '', out: '1 rows: 1 recorded, 0 recorded by an earlier import, 0 with nothing new.\n' });
    expect(await importRows(...rows)).toMatchObject({ code: 0, out: '1 rows: 0 recorded, 1 recorded by an earlier import, 0 with nothing new.\n' });
    const elsewhere = path('elsewhere');
    expect((await milepost(elsewhere, 'seed')).code).toBe(0);
    writeFileSync(path('rows.csv'), [heading, ...rows].join('\r\n'));
    expect((await milepost(elsewhere, 'import', path('rows.csv'), '--as', 'mentor', '--ulo', ulo)).code).toBe(0);
    const streams = await Promise.all([folder, elsewhere].map(async (data) => (await milepost(data, 'export', '-')).out.split('\n').filter((line) => /"type":"PersonRegistered"/u.test(line) && !/"example":true/u.test(line))));
    const [here, there] = streams.map(([line = '{}']) => JSON.parse(line) as { stream: string; metadata: { commandId: string } });
    expect(here?.metadata.commandId).not.toBe(there?.metadata.commandId);
    expect(streams.flat().join()).not.toMatch(/Ottoline/u);
  });

  it('takes dates in the British format of spreadsheets, labels of earlier rows, and money in pounds', async () => {
    const before = await recorded();
    const [year, month, date] = day(3).split('-');
    const { code, err } = await importRows(
      `${Number(date)}/${month}/${year},development-worker,submit-bid,second bid,lines,"training | £4,000; marketing | £2,500.50",amount,"£6,500.50"`,
      `${day(1)},development-worker,record-bid-award,,bid,Second bid,amount,£6000`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(await recorded()).toBe(before + 2);
  });

  it('reports every bad row with its number and reason and records none of them', async () => {
    const before = await recorded();
    const { code, err, out } = await importRows(
      session(9, '1.5'),
      session(9, 'two'),
      `${day(-3)},,log-mentoring-session,,hours,1,topics,premises`,
      `2001-01-01,,log-mentoring-session,,hours,1,topics,premises`,
      `${day(2)},,log-mentoring,,hours,1`,
      `${day(2)},,adopt-aim,,aim,Something,offers,advice`,
      `${day(2)},development-worker,submit-bid,third bid,lines,training | £x`,
      `${day(2)},development-worker,record-bid-award,,bid,third bid,amount,£10`,
      `${day(2)},,log-mentoring-session,,hours,1,topics,gardening,colour,red`,
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('rows.csv has 7 rows that cannot be recorded; nothing was recorded.');
    expect(err).toContain('Row 3: “two” must be a length of time, like 2.5, 2h30 or 45 min.');
    expect(err).toMatch(/Row 4: The day it happened must not be in the future/u);
    // A session outside an agreement is recorded, and opens a warning.
    expect(err).not.toContain('Row 5:');
    expect(err).toContain('Row 6: There is no command “log-mentoring”. Did you mean ');
    expect(err).toMatch(/Row 7: Mentors cannot adopt the aim/u);
    expect(err).toContain('Row 8: “£x” must be an amount of money, like 18,000 or 18,000.50');
    expect(err).toContain('Row 9: “third bid” refers to row 8, which cannot be recorded.');
    expect(err).toMatch(/Row 10: “gardening” is not one of: .* “log-mentoring-session” has no field “colour”/u);
    expect(await recorded()).toBe(before);
  });

  it('reports unknown columns', async () => {
    writeFileSync(path('wrong.csv'), 'when,command\n2009-01-01,log-mentoring-session\n');
    const { code, err } = await milepost(folder, 'import', path('wrong.csv'), '--as', 'mentor');
    expect(code).toBe(1);
    expect(err).toContain('Unknown columns: when.');
    expect(err).toContain('Missing columns: happened.');
  });

  it('accepts only today as the day of recording', async () => {
    writeFileSync(path('past.csv'), `happened,recorded,command,field 1,value 1,field 2,value 2\n${day(8)},${day(8)},log-mentoring-session,hours,1,topics,premises\n`);
    expect(await milepost(folder, 'import', path('past.csv'), '--as', 'mentor', '--ulo', ulo)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Imported rows are recorded now: leave “recorded” empty.') as string,
    });
  });

  it('requires a reason for a correction', async () => {
    const { code, err } = await importRows(
      `${day(4)},,log-mentoring-session,the session,hours,1,topics,quality`,
      `${day(4)},,log-mentoring-session,,hours,1.5,topics,quality,corrects,the session`,
    );
    expect(code).toBe(1);
    expect(err).toContain('Row 3: Enter why it is corrected.');
  });
});
