import { DeliveryFailed } from './delivery.js';

/** What nodemailer tells of a failure; its message is never used: servers repeat the address in it. */
interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/**
 * Permanent is only what the server says of this letter itself: a recipient or a content refused with 5xx. A sender it
 * does not know, a wrong password or a server that is away is put right by somebody: the letter is tried again.
 */
export function failureOf(error: unknown): DeliveryFailed {
  const { code = '', command = '', responseCode = 0 } = error as SmtpError;
  const answer = responseCode > 0 ? ` (${responseCode})` : '';
  if (command === 'RCPT TO' && responseCode >= 500) return new DeliveryFailed(`The mail server refused the address${answer}.`, true);
  if (command === 'DATA' && responseCode >= 500) return new DeliveryFailed(`The mail server refused the letter${answer}.`, true);
  if (code === 'EENVELOPE' && command === 'API') return new DeliveryFailed('The address is not one that mail can be sent to.', true);
  if (code === 'EAUTH') return new DeliveryFailed(`The mail server did not accept the name and password of SMTP_URL${answer}.`, false);
  if (command === 'MAIL FROM' && responseCode >= 500) return new DeliveryFailed(`The mail server refused the sender of MAIL_FROM${answer}.`, false);
  if (responseCode >= 500) return new DeliveryFailed(`The mail server turned the letter away before it was told whom it is for${answer}.`, false);
  if (responseCode >= 400) return new DeliveryFailed(`The mail server asked to try again later${answer}.`, false);
  if (code === 'ETIMEDOUT') return new DeliveryFailed('The mail server did not answer in time.', false);
  if (code === 'ETLS') return new DeliveryFailed('The connection to the mail server could not be made safe.', false);
  return new DeliveryFailed('The mail server could not be reached.', false);
}

/** Failures that tell something of the server and not of one letter. */
export const concernsTheServer = (error: unknown): boolean => {
  const { command = '', responseCode = 0 } = error as SmtpError;
  return responseCode === 0 ? command !== 'API' : !/^(RCPT TO|DATA)$/u.test(command);
};
