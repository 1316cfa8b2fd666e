import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { InvalidInput } from '#kernel';
import { ReadGateway } from '../reads/read-gateway.js';
import { OPEN } from './access.js';
import { cookieValue, seenCookieName } from './cookies.js';
import { isApi, type FastifyRequest } from './request.js';

/**
 * A browser sends the position of its last recorded event. A page waits until the read model of this process has applied it. So
 * people see what they recorded, whichever process answers. The guard refuses no request. It is not an interceptor: a single
 * interceptor makes Nest run every request, commands too, through several observables.
 */
@Injectable()
export class SeenGuard implements CanActivate {
  constructor(
    private readonly reads: ReadGateway,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method !== 'GET' || isApi(request)) return true;
    const isOpen = this.reflector.getAllAndOverride<boolean | undefined>(OPEN, [context.getHandler(), context.getClass()]);
    if (!isOpen) await this.reads.waitForPosition(cookieValue(request.headers.cookie, seenCookieName)).catch(ignoreAlteredPosition);
    return true;
  }
}

/** A cookie that was altered has no valid position: the page does not wait. */
function ignoreAlteredPosition(error: unknown): void {
  if (!(error instanceof InvalidInput)) throw error;
}
