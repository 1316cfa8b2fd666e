import { pino, stdTimeFunctions, type Logger } from 'pino';
import type { Settings } from './settings.js';

export type { Logger } from 'pino';

/**
 * Logs lines of JSON to standard error. Bodies, cookies and headers must not be logged. Fields that may contain a secret are
 * removed in case one is passed by mistake.
 */
export const createLogger = (level: Settings['logLevel']): Logger =>
  pino(
    {
      level,
      base: null,
      // RFC 3339 in UTC, instead of pino's default of milliseconds since 1970.
      timestamp: stdTimeFunctions.isoTime,
      redact: { paths: ['headers', 'body', 'cookie', 'password', 'secret', '*.headers', '*.body', '*.cookie', '*.password', '*.secret'], remove: true },
    },
    pino.destination({ fd: 2, sync: true }),
  );
