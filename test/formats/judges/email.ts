import parse from 'email-addresses';
import { parse as parseMime, type LetterparserNode } from 'letterparser';

/** The content that an independent reader finds in an email. */
export interface ReadEmail {
  /** Unfolded values by lower-case name. */
  headers: ReadonlyMap<string, string>;
  /** Decoded. */
  subject: string;
  text: string;
  html: string;
}

/** Date-time of RFC 5322, 3.3, without obsolete forms and comments. */
const dateTime = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), ([1-9]|[0-3]\d) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} [0-2]\d:[0-5]\d:[0-6]\d [+-]\d{4}$/u;
/** msg-id of RFC 5322, 3.6.4. */
const atom = "[\\w!#$%&'*+/=?^`{|}~-]+";
const messageId = new RegExp(`^<${atom}(\\.${atom})*@${atom}(\\.${atom})*>$`, 'u');
/** A URI in angle brackets (RFC 2369); one-click unsubscribe requires https (RFC 8058). */
const listUnsubscribe = /^<https:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+>(, <[a-z]+:[^<>\s]+>)*$/u;
/** RFC 2047, section 2: at most 75 characters. */
const encodedWord = /=\?([\w-]+)\?([BQ])\?([!->@-~]*)\?=/giu;

/** @throws Error naming the first rule that the bytes break */
export function validateEmail(raw: Buffer): ReadEmail {
  const text = raw.toString('latin1');
  refuseIf(/\r(?!\n)|(?<!\r)\n/u.test(text), 'RFC 5322, 2.3: CR and LF come only together');
  refuseIf(/[^\x01-\x7f]/u.test(text), 'RFC 5322, 2.1: only ASCII');
  const long = text.split('\r\n').find((line) => line.length > 998);
  refuseIf(long !== undefined, `RFC 5322, 2.1.1: a line of ${long?.length} characters`);
  const headers = headersOf(text.slice(0, text.indexOf('\r\n\r\n')));
  validateFields(headers);
  return { headers, subject: decoded(headers.get('subject') ?? ''), ...bodiesOf(parseMime(text)) };
}

function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split(/\r\n(?![ \t])/u)) {
    const [, name = '', value = ''] = /^([!-9;-~]+): ?([^]*)$/u.exec(line) ?? [];
    refuseIf(name === '', `RFC 5322, 2.2: no header field: ${line}`);
    refuseIf(/\r\n[ \t]*(\r\n|$)/u.test(value), `RFC 5322, 3.2.2: a line of blanks alone in ${name}`);
    refuseIf(headers.has(name.toLowerCase()), `RFC 5322, 3.6: ${name} stands twice`);
    headers.set(name.toLowerCase(), value.replace(/\r\n(?=[ \t])/gu, '').trim());
  }
  return headers;
}

function validateFields(headers: ReadonlyMap<string, string>): void {
  const field = (name: string): string => headers.get(name) ?? '';
  refuseIf(!dateTime.test(field('date')), `RFC 5322, 3.3: no date: ${field('date')}`);
  refuseIf(new Date(field('date')).toUTCString().slice(0, 3) !== field('date').slice(0, 3), `RFC 5322, 3.3: the wrong day of the week: ${field('date')}`);
  refuseIf(!messageId.test(field('message-id')), `RFC 5322, 3.6.4: no message id: ${field('message-id')}`);
  for (const name of ['from', 'to']) refuseIf(parse({ input: field(name), strict: true, startAt: 'address-list' }) === null, `RFC 5322, 3.4: no addresses in ${name}: ${field(name)}`);
  if (headers.has('list-unsubscribe')) refuseIf(!listUnsubscribe.test(field('list-unsubscribe')), `RFC 2369: no list of URIs: ${field('list-unsubscribe')}`);
  for (const [name, value] of headers)
    for (const [word] of value.matchAll(encodedWord)) refuseIf(word.length > 75, `RFC 2047, 2: an encoded word of ${word.length} characters in ${name}`);
}

/** The addresses of a header, with their names decoded. */
export const addressesOf = (header: string): { name: string; address: string }[] =>
  (parse.parseAddressList({ input: header, strict: true }) ?? []).map((one) => ({ name: decoded(one.name ?? ''), address: one.type === 'mailbox' ? one.address : '' }));

const decoded = (header: string): string =>
  header.replace(/(\?=)\s+(?==\?)/gu, '$1').replace(encodedWord, (_, charset: string, encoding: string, text: string) => {
    const bytes = encoding.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : Buffer.from(text.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/giu, (_hex, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  });

function bodiesOf(node: LetterparserNode): { text: string; html: string } {
  const parts = Array.isArray(node.body) ? node.body.map((part) => part) : [node];
  const bodyOf = (type: string): string => {
    const part = parts.find(({ contentType }) => contentType.type === type);
    return typeof part?.body === 'string' ? part.body : Buffer.from((part?.body as Uint8Array | undefined) ?? '').toString();
  };
  return { text: bodyOf('text/plain'), html: bodyOf('text/html') };
}

export function refuseIf(wrong: boolean, rule: string): void {
  if (wrong) throw new Error(rule);
}
