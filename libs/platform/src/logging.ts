import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { Settings } from './settings.js';

export type { Logger } from 'pino';

/**
 * Lines of JSON on standard error. Bodies, cookies and headers are never logged, and what could carry a secret is
 * taken out should it be passed by mistake.
 */
export const createLogger = (level: Settings['logLevel']): Logger =>
  pino(
    {
      level,
      base: null,
      // RFC 3339 in UTC, as everywhere else, and not milliseconds since 1970.
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: ['headers', 'body', 'cookie', 'password', 'secret', '*.headers', '*.body', '*.cookie', '*.password', '*.secret'], remove: true },
    },
    pino.destination({ fd: 2, sync: true }),
  );
