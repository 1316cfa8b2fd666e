import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#platform';

/** Sends Nest's messages to the logger of the process. Messages about the start have the level `debug`. */
export const nestLogger = (logger: Logger): LoggerService => ({
  log: (message: unknown) => logger.debug(String(message)),
  debug: (message: unknown) => logger.debug(String(message)),
  verbose: (message: unknown) => logger.trace(String(message)),
  warn: (message: unknown) => logger.warn(String(message)),
  error: (message: unknown) => logger.error(String(message)),
});
