import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { healthOf, type HealthCheck, type Metrics } from '#platform';
import type { FastifyReply } from 'fastify';

/** Injection token of `Health`. */
export const HEALTH = Symbol('Health');

export interface Health {
  checks: readonly HealthCheck[];
  metrics: Metrics;
}

/** Skips the check of the host name, because probes address a container by different names. */
const AnyHost = (): MethodDecorator => RouteConfig({ answersAnyHost: true });

/** Liveness, readiness and metrics. None of them contains data. */
@Controller()
export class HealthController {
  constructor(@Inject(HEALTH) private readonly health: Health) {}

  @Get('health/live')
  @AnyHost()
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  @AnyHost()
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const report = await healthOf(this.health.checks);
    void reply.status(report.status === 'ready' ? 200 : 503).send(report);
  }

  @Get('metrics')
  @AnyHost()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): string {
    return this.health.metrics.print();
  }
}
