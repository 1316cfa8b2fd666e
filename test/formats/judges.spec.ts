import { validateCalendar } from './judges/calendar.js';
import { validateCsv } from './judges/csv.js';
import { validateEmail } from './judges/email.js';
import { validateHeaders, validateProblem } from './judges/http.js';
import { validateNdjson } from './judges/ndjson.js';
import { validatePrometheus } from './judges/prometheus.js';

const email = (change: (lines: string[]) => string[] = (lines) => lines): Buffer =>
  Buffer.from(change([
    'From: Milepost <reminders@milepost.example>', 'To: asha@ulo.example', 'Subject: x', 'Message-ID: <a.b@milepost.example>',
    'Date: Thu, 26 Nov 2026 01:42:00 +0000', 'Content-Type: text/plain', '', 'x', '',
  ]).join('\r\n'));
const instead = (name: string, line: string) => email((lines) => lines.map((one) => (one.startsWith(`${name}:`) ? line : one)));

describe('a validator', () => {
  it('of emails accepts a valid one', () => {
    expect(validateEmail(email()).text.trim()).toBe('x');
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
    expect(() => validateEmail(raw)).toThrow(/RFC/u);
  });

  const calendar = (inside: string, end = '\r\n'): Buffer => Buffer.from(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//M//EN\r\n${inside}END:VCALENDAR${end}`);
  const event = (summary: string, stamp = '20261126T014200Z', day = '20261201'): string =>
    `BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:${stamp}\r\nDTSTART;VALUE=DATE:${day}\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\n`;

  it('of calendars accepts a valid one', () => {
    expect(validateCalendar(calendar(event('a\\, b')))).toMatchObject([{ uid: 'u', summary: 'a, b', start: '2026-12-01' }]);
  });

  it.each([
    ['none at all', calendar('')],
    ['no line end at the end', calendar(event('a'), '')],
    ['bare line feeds', Buffer.from(calendar(event('a')).toString().replaceAll('\r\n', '\n'))],
    ['a long line', calendar(event('x'.repeat(80)))],
    ['a split character', Buffer.from(calendar(event('é')).toString('latin1').replace('\u00c3\u00a9', '\u00c3\r\n \u00a9'), 'latin1')],
    ['a comma that is not escaped', calendar(event('a, b'))],
    ['a control character', calendar(event('a\u000bb'))],
    ['an instant as its stamp', calendar(event('a', '2026-11-26T01:42:00.170Z'))],
    ['a local time as its stamp', calendar(event('a', '20261126T014200'))],
    ['a day with hyphens', calendar(event('a', undefined, '2026-12-01'))],
    ['one UID twice', calendar(event('a') + event('b'))],
    ['properties after components', calendar(`${event('a')}NAME:x\r\n`)],
  ])('of calendars refuses %s', (_what, bytes) => {
    expect(() => validateCalendar(bytes)).toThrow(/RFC/u);
  });

  it.each([
    ['no byte-order mark', 'a\r\n'],
    ['bare line feeds', '\uFEFFa\nb\n'],
    ['no end of the last line', '\uFEFFa\r\nb'],
    ['a quote within a cell', '\uFEFFa\r\nb"c\r\n'],
    ['a quote that does not end', '\uFEFFa\r\n"b\r\n'],
    ['rows of other lengths', '\uFEFFa,b\r\nc\r\n'],
    ['a formula', '\uFEFFa\r\n=1\r\n'],
    ['a formula after a line break', '\uFEFFa\r\n"\n=1"\r\n'],
  ])('of CSV refuses %s', (_what, text) => {
    expect(() => validateCsv(Buffer.from(text))).toThrow();
  });

  const gauge = '# HELP x About it\n# TYPE x gauge\nx 1\n';
  it.each([
    ['no line feed at the end', gauge.trimEnd()],
    ['a metric twice', gauge + gauge],
    ['a series twice', `${gauge}x 2\n`],
    ['a quote in a label', gauge.replace('x 1', 'x{a="b"c"} 1')],
    ['a figure of another language', gauge.replace('x 1', 'x Infinity')],
    ['a counter without _total', gauge.replace('gauge', 'counter')],
    ['a help of two lines', gauge.replace('About', 'About\nit')],
  ])('of metrics refuses %s', (_what, text) => {
    expect(() => validatePrometheus(Buffer.from(text))).toThrow();
  });

  it.each([
    ['no line feed at the end', '{}'],
    ['an empty line', '{}\n\n{}\n'],
    ['CR before LF', '{}\r\n'],
    ['JSON on two lines', '{\n}\n'],
    ['a separator of lines in a text', '"a\u2028b"\n'],
    ['a byte-order mark', '\uFEFF{}\n'],
  ])('of NDJSON refuses %s', async (_what, text) => {
    await expect(validateNdjson(Buffer.from(text))).rejects.toThrow();
  });

  it.each([
    ['date', '2026-11-26T01:42:00.170Z'], ['date', 'Fri, 26 Nov 2026 01:42:00 GMT'], ['last-modified', 'Thu, 26 Nov 2026 01:42:00 +0000'], ['etag', '12'], ['etag', 'w/"12"'],
    ['retry-after', 'soon'], ['cache-control', 'private max-age=900'], ['content-disposition', 'attachment; filename=a b.csv'], ['content-disposition', 'attachment; filename="a.csv"; filename*=\u00fc.csv'],
    ['set-cookie', 'a=b c; Path=/'], ['set-cookie', 'a=b; Max-Age=soon'], ['content-type', 'text'], ['location', '/\u00fc'],
  ])('of headers refuses %s: %s', (name, value) => {
    expect(() => validateHeaders(new Headers({ [name]: value }))).toThrow(/RFC/u);
  });

  const right = { type: 'urn:x:y', title: 'T', status: 400, detail: 'D' };
  it.each([
    ['another media type', 'application/json', right], ['another status', undefined, { ...right, status: 500 }], ['no detail', undefined, { ...right, detail: '' }], ['a type that is no URI', undefined, { ...right, type: 'y' }],
  ])('of problems refuses %s', (_what, type, problem) => {
    expect(() => validateProblem(400, new Headers({ 'content-type': type ?? 'application/problem+json' }), JSON.stringify(problem))).toThrow(/RFC/u);
  });
});
