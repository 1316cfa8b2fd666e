import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HEALTH, HealthController, PlainProblemFilter } from '#runtime';
import { Metrics } from '#platform';
import { validateHeaders, validateProblem } from './judges/http.js';

const metrics = new Metrics();
metrics.gauge('x', 'About it', () => {
  throw new Error('A secret');
});

@Module({ controllers: [HealthController], providers: [{ provide: HEALTH, useValue: { checks: [], metrics } }, { provide: APP_FILTER, useClass: PlainProblemFilter }] })
class HealthModule {}

describe('a process without pages responds to errors', () => {
  it.each([[404, '/nothing'], [500, '/metrics']])('with the status %i and a problem that does not reveal its cause', async (status, path) => {
    const app = await NestFactory.create<NestFastifyApplication>(HealthModule, new FastifyAdapter(), { logger: false });
    await app.listen(0, '127.0.0.1');
    const answer = await fetch((await app.getUrl()) + path);
    const text = await answer.text();
    await app.close();
    expect(answer.status).toBe(status);
    validateHeaders(answer.headers);
    validateProblem(status, answer.headers, text);
    expect(text).not.toContain('secret');
  });
});
