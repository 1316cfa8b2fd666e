import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { authorise, authoriseEverywhere } from '#access';
import { isRole, personaCookieName, personas, type PersonaCookie } from '#people';
import { PERSONA_COOKIE } from '../api/tokens.js';
import { OPEN, PersonaNeeded, RESTRICTED, type RestrictedRoute } from './access.js';
import { cookieValue } from './cookies.js';
import { isApi, type FastifyRequest } from './request.js';
import { visitorOf, type Visitor } from './visitor.js';

/**
 * Finds out who is acting, and refuses whom the declaration of the route does not name. Commands are checked against
 * their own declaration on their way, whoever sends them.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(PERSONA_COOKIE) private readonly cookie: PersonaCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const targets = [context.getHandler(), context.getClass()];
    const actor = await this.actorOf(request);
    if (actor) request.actor = actor;
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN, targets) === true) return true;
    if (!actor) throw new PersonaNeeded('Say as whom you are acting: send the header Milepost-Persona with a role such as mentor.');
    const restricted = this.reflector.getAllAndOverride<RestrictedRoute | undefined>(RESTRICTED, targets);
    if (restricted) (restricted.extent === 'everywhere' ? authoriseEverywhere : authorise)(actor, restricted);
    return true;
  }

  private async actorOf(request: FastifyRequest): Promise<Visitor | undefined> {
    const { headers } = request;
    const named = headers['milepost-persona'];
    if (named !== undefined && isApi(request)) {
      if (isRole(named)) return visitorOf(personas[named]);
      throw new PersonaNeeded(`The header Milepost-Persona must name a role: ${Object.keys(personas).join(', ')}.`);
    }
    const role = await this.cookie.open(cookieValue(headers.cookie, personaCookieName));
    return role === undefined ? undefined : visitorOf(personas[role]);
  }
}
