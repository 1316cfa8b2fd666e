import { judgeEmail } from './judges/email.js';

const email = (change: (lines: string[]) => string[] = (lines) => lines): Buffer =>
  Buffer.from(change([
    'From: Milepost <reminders@milepost.example>', 'To: asha@ulo.example', 'Subject: x', 'Message-ID: <a.b@milepost.example>',
    'Date: Thu, 26 Nov 2026 01:42:00 +0000', 'Content-Type: text/plain', '', 'x', '',
  ]).join('\r\n'));
const instead = (name: string, line: string) => email((lines) => lines.map((one) => (one.startsWith(`${name}:`) ? line : one)));

describe('a judge', () => {
  it('of emails lets a right one pass', () => {
    expect(judgeEmail(email()).text.trim()).toBe('x');
  });

  it.each([
    ['an instant as its date', instead('Date', 'Date: 2026-11-26T01:42:00.170Z')],
    ['the wrong day of the week', instead('Date', 'Date: Fri, 26 Nov 2026 01:42:00 +0000')],
    ['a named zone', instead('Date', 'Date: Thu, 26 Nov 2026 01:42:00 GMT')],
    ['no date', instead('Date', 'X-Date: none')],
    ['letters beyond ASCII', instead('Subject', 'Subject: Zoë')],
    ['a long line', instead('Subject', `Subject: ${'x'.repeat(1000)}`)],
    ['a bare line feed', Buffer.from(email().toString().replace('\r\nx', '\nx'))],
    ['a header twice', instead('Subject', 'To: ben@ulo.example')],
    ['a name with signs out of quotes', instead('To', 'To: Asha, MBE (x <asha@ulo.example>')],
    ['an id without a host', instead('Message-ID', 'Message-ID: <a>')],
    ['a link to http that is to be stopped with', instead('Subject', 'List-Unsubscribe: <http://x.example/>')],
    ['a long encoded word', instead('Subject', `Subject: =?utf-8?Q?${'x'.repeat(80)}?=`)],
  ])('of emails refuses %s', (_what, raw) => {
    expect(() => judgeEmail(raw)).toThrow(/RFC/u);
  });
});
