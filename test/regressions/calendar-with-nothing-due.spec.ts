import { calendarFeed } from '#calendar';

/** Regression: a program that follows RFC 5545 refuses a calendar without a component, or without a line break at its end. */
describe('a calendar with nothing due', () => {
  it('contains a component that programs do not show, and ends with CRLF', () => {
    const feed = calendarFeed({ today: '2026-11-26', read: () => [] as never }, { within: 'everything', site: 'https://milepost.example' });
    expect(feed).toMatch(/\r\nBEGIN:VTIMEZONE\r\nTZID:Etc\/UTC\r\n[^]+\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n$/u);
    expect(feed).not.toMatch(/VEVENT|VTODO/u);
  });
});
