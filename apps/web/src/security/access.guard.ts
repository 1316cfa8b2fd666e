import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { authorise, authoriseEverywhere } from '#access';
import { RATE_LIMITS, VISITORS } from '../api/tokens.js';
import type { Visitors } from '../sign-in/visitors.js';
import { OPEN, PersonaNeeded, RESTRICTED, peopleReaders, type RestrictedRoute } from './access.js';
import { assertTokenAllows } from './named-operation.js';
import { assertOwnForm } from './own-form.js';
import type { RateLimits } from './rate-limits.js';
import { isApi, type FastifyRequest } from './request.js';

/**
 * Identifies the visitor and refuses visitors whose role the route does not allow. Commands and reads also check their own
 * declarations later, for every sender.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(VISITORS) private readonly visitors: Visitors,
    @Inject(RATE_LIMITS) private readonly limits: RateLimits | null,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const targets = [context.getHandler(), context.getClass()];
    const restricted = this.reflector.getAllAndOverride<RestrictedRoute | undefined>(RESTRICTED, targets);
    const visitor = this.visitors.of(request, restricted?.roles === peopleReaders);
    // Most visitors are known without a query: awaiting only a promise saves them a turn of the event loop.
    const actor = visitor instanceof Promise ? await visitor : visitor;
    if (actor) request.actor = actor;
    if (this.limits) await this.limits.assertWithinLimit(request);
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN, targets) === true) return true;
    if (!actor) throw new PersonaNeeded(this.visitors.advice, this.visitors.identifyPath, isApi(request) ? undefined : await this.visitors.keep(request));
    assertOwnForm(request);
    assertTokenAllows(request);
    if (restricted) (restricted.extent === 'everywhere' ? authoriseEverywhere : authorise)(actor, restricted);
    return true;
  }
}
