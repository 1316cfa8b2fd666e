import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { healthOf, type HealthCheck, type Metrics } from '#platform';
import { Open } from '../security/access.js';
import type { FastifyReply } from '../security/request.js';
import { METRICS } from './tokens.js';

export const HEALTH_CHECKS = Symbol('HealthCheck[]');

/** Whether the process runs, whether it can answer, and what it counts. Open: they tell nothing of the data. */
@Open()
@Controller()
export class HealthController {
  constructor(
    @Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[],
    @Inject(METRICS) private readonly counted: Metrics,
  ) {}

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const report = await healthOf(this.checks);
    void reply.status(report.status === 'ready' ? 200 : 503).send(report);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): string {
    return this.counted.print();
  }
}
