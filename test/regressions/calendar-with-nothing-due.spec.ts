import { calendarFeed } from '#calendar';

/** A program that follows RFC 5545 refuses a calendar without a component, and one whose last line does not end. */
describe('a calendar with nothing due', () => {
  it('holds a component that nobody is shown, and ends with CRLF', () => {
    const feed = calendarFeed({ today: '2026-11-26', read: () => [] as never }, { within: 'everything', site: 'https://milepost.example' });
    expect(feed).toMatch(/\r\nBEGIN:VTIMEZONE\r\nTZID:Etc\/UTC\r\n[^]+\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n$/u);
    expect(feed).not.toMatch(/VEVENT|VTODO/u);
  });
});
