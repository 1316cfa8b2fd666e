import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { NotFound, type Clock } from '#kernel';
import type { Settings } from '#platform';
import { Open } from '../security/access.js';
import type { FastifyRequest } from '../security/request.js';
import type { SiteAddress } from '../security/site-address.js';
import { CLOCK, SETTINGS, SITE } from './tokens.js';

/** Programs may rely on the contact for half a year: the people who run the installation may change. */
const validMs = 180 * 86_400_000;

/** Where to report a security problem (RFC 9116). Answers 404 unless SECURITY_CONTACT is set. */
@Open()
@Controller('.well-known/security.txt')
export class SecurityTxtController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SITE) private readonly site: SiteAddress,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  show(@Req() { headers }: FastifyRequest): string {
    const { securityContact } = this.settings;
    if (securityContact === undefined) throw new NotFound('page', 'security.txt');
    const expires = new Date(Date.parse(this.clock.now()) + validMs).toISOString();
    return [`Contact: ${securityContact}`, `Expires: ${expires}`, 'Preferred-Languages: en', `Canonical: ${this.site.of(headers.host)}/.well-known/security.txt`, ''].join('\r\n');
  }
}
