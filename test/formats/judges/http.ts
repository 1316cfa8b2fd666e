import { refuseIf } from './email.js';

const token = "[!#$%&'*+.^_`|~\\w-]+";
const quoted = '"(?:[\\t !#-[\\]-~]|\\\\[\\t -~])*"';
const fields: Readonly<Record<string, RegExp>> = {
  // entity-tag of RFC 9110, 8.8.3.
  etag: /^(W\/)?"[!#-~]*"$/u,
  'cache-control': new RegExp(`^${token}(=(${token}|${quoted}))?(, ${token}(=(${token}|${quoted}))?)*$`, 'u'),
  'content-type': new RegExp(`^${token}/${token}(; ?${token}=(${token}|${quoted}))*$`, 'u'),
  'retry-after': /^\d{1,6}$/u,
  allow: /^[A-Z]+(, [A-Z]+)*$/u,
  location: /^(https?:\/)?\/[\w.~:/?#[\]@!$&'()*+,;=%-]*$/u,
  // RFC 6266: a name that every browser reads, and in addition one in UTF-8 (RFC 8187) if necessary.
  'content-disposition': new RegExp(`^(attachment|inline)(; filename=(${token}|${quoted}))?(; filename\\*=UTF-8''(?:[!#$&+.^_\`|~\\w-]|%[\\dA-F]{2})+)?$`, 'u'),
};
/** set-cookie-string of RFC 6265, 4.1.1. */
const cookie = new RegExp(`^${token}=[!#-+\\--:<-[\\]-~]*(; (Path=[ -:<-~]*|HttpOnly|Secure|SameSite=(Strict|Lax|None)|Max-Age=\\d+))*$`, 'u');
const dates = ['date', 'last-modified', 'expires'];

/** @throws Error naming the first header that its format does not allow */
export function validateHeaders(headers: Headers): void {
  for (const [name, value] of headers) {
    refuseIf(/[^\t\x20-\x7e]/u.test(value), `RFC 9110, 5.5: ${name} holds more than visible ASCII`);
    if (name === 'set-cookie') refuseIf(!cookie.test(value), `RFC 6265, 4.1.1: no cookie: ${value}`);
    if (dates.includes(name)) refuseIf(!isHttpDate(value), `RFC 9110, 5.6.7: ${name} is no date: ${value}`);
    refuseIf(fields[name]?.test(value) === false, `RFC 9110: ${name} cannot be ${value}`);
  }
}

/** IMF-fixdate: ECMAScript prints the same text for the same second. */
const isHttpDate = (value: string): boolean => !Number.isNaN(Date.parse(value)) && new Date(value).toUTCString() === value;

/** An error in the format of RFC 9457. */
export function validateProblem(status: number, headers: Headers, text: string): void {
  refuseIf(!/^application\/problem\+json(; charset=utf-8)?$/u.test(headers.get('content-type') ?? ''), `RFC 9457, 3: the type is ${headers.get('content-type')}`);
  const problem = JSON.parse(text) as Record<string, string | number | undefined>;
  refuseIf(problem['status'] !== status, 'RFC 9457, 3.1.2: another status in the body');
  for (const name of ['type', 'instance']) refuseIf(problem[name] !== undefined && !URL.canParse(String(problem[name])), `RFC 9457, 3.1: ${name} is no URI`);
  for (const name of ['title', 'detail']) refuseIf(typeof problem[name] !== 'string' || problem[name] === '', `RFC 9457, 3.1: no ${name}`);
}
