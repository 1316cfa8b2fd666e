import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

const mediaType = 'application/problem+json';

/** A problem document (RFC 9457) for an error of unknown cause. */
const plainProblem = (status: number, code: string, detail: string): string =>
  JSON.stringify({ type: `urn:milepost:problem:${code}`, title: STATUS_CODES[status], status, detail, code });

const unreadable: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request-timeout', 'The request did not come in time. Send it again.'],
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large', 'Send at most 16 KiB of headers.'],
};

/** Answers bytes that are not an HTTP request, which reach no route and no filter. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, code, detail] = unreadable[error.code ?? ''] ?? [400, 'unreadable-request', 'This is no HTTP request that can be read.'];
  const body = plainProblem(status, code, detail);
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', `Content-Type: ${mediaType}`, `Content-Length: ${Buffer.byteLength(body)}`];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  else socket.destroy();
}

/** Answers every error in a process without pages and API. */
@Catch()
export class PlainProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(PlainProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const { status = 500 } = (error ?? {}) as { status?: number };
    if (status >= 500) this.logger.error(error);
    const [code, detail] = status === 404 ? ['not-found', 'There is nothing at this address.'] : status < 500 ? ['bad-request', 'The request is not acceptable.'] : ['fault', 'It is our fault, not yours.'];
    void host.switchToHttp().getResponse<FastifyReply>().status(status).type(mediaType).send(plainProblem(status, code, detail));
  }
}
