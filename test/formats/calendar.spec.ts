import { calendarFeed } from '#calendar';
import type { Statements } from '#projections';
import { awkwardTexts } from './awkward.js';
import { validateCalendar } from './judges/calendar.js';

const feedOf = (texts: readonly string[]): Buffer => {
  const rows = texts.map((name, i) => ({
    ulo: `018f0000-0000-7000-8000-00000000000${i}`, name, revision: 3, changed_at: '2026-11-26T01:42:00.170Z',
    entries: JSON.stringify([{ kind: 'milestone', subject: `subject ${i}`, name, dueOn: '2026-12-01', until: null }]),
  }));
  const db = { all: () => rows } as unknown as Statements;
  return Buffer.from(calendarFeed({ today: '2026-11-26', read: (ask) => ask(db) }, { within: 'everything', site: 'https://milepost.example' }));
};
const shown = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]/gu, ' ').replace(/\r\n?/gu, '\n');

describe('a calendar feed conforms to RFC 5545 and can be read by its readers', () => {
  it.each(awkwardTexts)('with %s', (_what, text) => {
    expect(validateCalendar(feedOf([text]))).toEqual([
      {
        uid: expect.stringMatching(/^[0-9a-f-]{36}@milepost$/u) as string, summary: `${shown(text)} (${shown(text)})`, start: '2026-12-01',
        description: expect.stringContaining('https://milepost.example/ulos/018f0000') as string,
      },
    ]);
  });

  it('with nothing due', () => {
    expect(validateCalendar(feedOf([]))).toEqual([]);
  });

  it('with one UID for one deadline, also after a change of its name', () => {
    const [[before], [after]] = [validateCalendar(feedOf(['Launch'])), validateCalendar(feedOf(['Opening']))];
    expect(after?.uid).toBe(before?.uid);
    expect(validateCalendar(feedOf(['a', 'b', 'c'])).length).toBe(3);
  });
});
