import { DeliveryFailed } from './delivery.js';

/** The fields of a nodemailer error. Its message is never used: servers repeat the address in it. */
interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/**
 * Permanent only when the server refused this email with 5xx: its recipient or its content. An unknown sender, a wrong
 * password or an unavailable server can be fixed: the email is tried again.
 */
export function failureOf(error: unknown): DeliveryFailed {
  const { code = '', command = '', responseCode = 0 } = error as SmtpError;
  const answer = responseCode > 0 ? ` (${responseCode})` : '';
  if (command === 'RCPT TO' && responseCode >= 500) return new DeliveryFailed(`The mail server refused the address${answer}.`, true);
  if (command === 'DATA' && responseCode >= 500) return new DeliveryFailed(`The mail server refused the email${answer}.`, true);
  if (code === 'EENVELOPE' && command === 'API') return new DeliveryFailed('The address is not one that mail can be sent to.', true);
  if (code === 'EAUTH') return new DeliveryFailed(`The mail server did not accept the name and password of SMTP_URL${answer}.`, false);
  if (command === 'MAIL FROM' && responseCode >= 500) return new DeliveryFailed(`The mail server refused the sender of MAIL_FROM${answer}.`, false);
  if (responseCode >= 500) return new DeliveryFailed(`The mail server refused the email before its recipient was given${answer}.`, false);
  if (responseCode >= 400) return new DeliveryFailed(`The mail server asked to try again later${answer}.`, false);
  if (code === 'ETIMEDOUT') return new DeliveryFailed('The mail server did not answer in time.', false);
  if (code === 'ETLS') return new DeliveryFailed('The connection to the mail server could not be made safe.', false);
  return new DeliveryFailed('The mail server could not be reached.', false);
}

/** Whether a failure concerns the server and not one email. */
export const isServerFault = (error: unknown): boolean => {
  const { command = '', responseCode = 0 } = error as SmtpError;
  return responseCode === 0 ? command !== 'API' : !/^(RCPT TO|DATA)$/u.test(command);
};
