import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '#platform';
import { PasskeyRefused } from '#sign-in';
import { oneTextOf, type FormValues } from '#ui';
import { LOGGER } from '../../api/tokens.js';
import type { FastifyReply } from '../../security/request.js';

/** The size limit of a browser's answer, in characters: several times the usual size. */
const longest = 16_384;

/** Reads the answer of a browser for a passkey, and answers its script in JSON. */
@Injectable()
export class PasskeyAnswers {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  /** The answer of the authenticator, not verified yet. @throws PasskeyRefused */
  read(posted: FormValues): unknown {
    const text = oneTextOf(posted, 'answer');
    try {
      if (text.length <= longest) return JSON.parse(text);
    } catch (error) {
      throw new PasskeyRefused('not-valid', error);
    }
    throw new PasskeyRefused('not-valid');
  }

  async send(reply: FastifyReply, work: () => Promise<object>): Promise<void> {
    try {
      void reply.status(200).type('application/json; charset=utf-8').send(JSON.stringify(await work()));
    } catch (error) {
      if (!(error instanceof PasskeyRefused)) throw error;
      this.logger.warn({ err: error }, 'A passkey was refused.');
      void reply.status(403).type('application/json; charset=utf-8').send(JSON.stringify({ code: error.code, message: error.message }));
    }
  }
}
