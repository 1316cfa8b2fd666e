import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { InvalidInput } from '#kernel';
import { ReadGateway } from '../api/reads/read-gateway.js';
import { OPEN } from './access.js';
import { cookieValue, seenCookieName } from './cookies.js';
import { isApi, type FastifyRequest } from './request.js';

/**
 * Whoever has just recorded something sees it on every page, whichever process answers: the browser brings the position
 * of what it recorded last, and the page waits until this process's read model has seen it.
 */
@Injectable()
export class SeenInterceptor implements NestInterceptor {
  constructor(
    private readonly reads: ReadGateway,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { headers, method } = request;
    const position = cookieValue(headers.cookie, seenCookieName);
    const isOpen = this.reflector.getAllAndOverride<boolean | undefined>(OPEN, [context.getHandler(), context.getClass()]);
    if (method === 'GET' && !isOpen && !isApi(request)) await this.reads.upTo(position).catch(unlessAltered);
    return next.handle();
  }
}

/** Somebody may have altered the cookie: what is no position is nothing to wait for. */
function unlessAltered(error: unknown): void {
  if (!(error instanceof InvalidInput)) throw error;
}
