import { createTransport, type Transporter } from 'nodemailer';

/**
 * Suppresses out-of-office replies: RFC 3834 for most servers, the second header for Exchange. Reports of failed
 * delivery are still sent.
 */
export const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' };

/** Longer subjects are of no use in a list of emails. Also keeps each header below 998 octets a line (RFC 5322, 2.1.1). */
const longestInHeader = 250;

/** One line that decodes to the same text: `=?` would start an encoded word (RFC 2047). */
export function inHeader(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll('=?', '= ?');
  const characters = [...line];
  return characters.length > longestInHeader ? `${characters.slice(0, longestInHeader - 1).join('')}…` : line;
}

const isLocal = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.');

/** @param url `smtp://…` or `smtps://…` @param timeoutMs for every answer of the server */
export function smtpTransport(url: string, timeoutMs = 20_000): Transporter {
  const { hostname, password } = new URL(url);
  return createTransport({
    url, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs,
    // A password is sent over an encrypted connection only.
    requireTLS: password !== '' && !isLocal(hostname),
    disableFileAccess: true, disableUrlAccess: true,
  });
}
