/** Explanations of client and server errors. The first match applies. */
const meanings: readonly [RegExp, string][] = [
  // First, because the client wraps these in an error about a connection that was not established.
  [/certificate has expired/iu, 'its certificate has expired'],
  [/certificate|altnames|signature failure|wrong version number/iu, 'no secure connection can be made to it: look at its certificate'],
  [/deadline.?exceeded|timed out|timeout|canceled by server/iu, 'it did not answer in time'],
  [/not ready/iu, 'it is not ready: it may be starting, or electing a leader'],
  [/too busy|is busy/iu, 'it is too busy'],
  [/failed to discover/iu, 'no node of it leads at the moment'],
  [/no connection established|failed to connect|ECONNREFUSED/iu, 'nobody answers there'],
  [/connection dropped|ECONNRESET|EPIPE|RST_STREAM|session closed|cancelled/iu, 'the connection was lost'],
];

/** The cause of an error, as the end of a sentence for users. */
export function plainReason(error: unknown): string {
  const reason = reasonOf(error);
  return meanings.find(([pattern]) => pattern.test(reason))?.[1] ?? `it reported “${reason.replace(/^\d+ [A-Z_]+: /u, '')}”`;
}

/** The client's own description of the cause. Some errors have no message; others add lines of hints. */
export function reasonOf(error: unknown): string {
  const { message = '', name = 'Error', type } = error as { message?: string; name?: string; type?: string };
  const line = (message.split('\n', 1)[0] ?? '').replace(/\.? Resolution note: .*$/u, '');
  return line.replace(/\.+$/u, '') || (type ?? name);
}
