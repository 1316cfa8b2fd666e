import { Redis } from 'ioredis';
import { until } from '#spec';
import { RateLimits } from '../../apps/web/src/security/rate-limits.js';
import { Rejection } from '../../apps/web/src/security/rejection.js';
import type { FastifyRequest } from '../../apps/web/src/security/request.js';
import { RedisServer } from '../support/redis-server.js';

const config = {};
const ofPerson = (id: string) => ({ actor: { id }, routeOptions: { config } }) as unknown as FastifyRequest;
const fromAddress = (ip: string) => ({ ip, routeOptions: { config } }) as unknown as FastifyRequest;

/** The number of requests that are allowed. */
async function passed(limits: RateLimits, request: FastifyRequest, times: number): Promise<number> {
  const tries = await Promise.allSettled(Array.from({ length: times }, () => limits.assertWithinLimit(request)));
  for (const tried of tries) if (tried.status === 'rejected') expect(tried.reason).toMatchObject({ status: 429, code: 'too-many-requests' });
  return tries.filter(({ status }) => status === 'fulfilled').length;
}

/** Waits until this is counted in Redis: before it is connected, each process counts alone. */
async function connected(limits: RateLimits, redis: RedisServer, id: string): Promise<void> {
  const client = new Redis(redis.url);
  await until(async () => {
    await limits.assertWithinLimit(ofPerson(id));
    return (await client.exists(`milepost-requests-person:${id}`)) === 1;
  });
  client.disconnect();
}

describe('the rate limit', () => {
  const opened: RateLimits[] = [];
  const limits = (redis?: RedisServer): RateLimits => {
    const one = new RateLimits(() => Promise.resolve(undefined), redis?.url);
    opened.push(one);
    return one;
  };
  afterEach(() => opened.splice(0).forEach((one) => one.close()));

  it('is counted per person and per address, and says when to try again', async () => {
    const one = limits();
    expect(await passed(one, ofPerson('a'), 1_300)).toBe(1_200);
    expect(await passed(one, ofPerson('b'), 1)).toBe(1);
    expect(await passed(one, fromAddress('192.0.2.1'), 130)).toBe(120);
    expect(await passed(one, fromAddress('192.0.2.2'), 1)).toBe(1);
    const refused = await one.assertWithinLimit(ofPerson('a')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Rejection);
    expect(Number((refused as Rejection).headers['retry-after'])).toBeGreaterThan(0);
    expect(Number((refused as Rejection).headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('is shared by processes that use the same Redis', async () => {
    const redis = await RedisServer.started();
    const [one, another] = [limits(redis), limits(redis)];
    await connected(one, redis, 'a');
    await connected(another, redis, 'b');
    expect((await passed(one, fromAddress('192.0.2.1'), 100)) + (await passed(another, fromAddress('192.0.2.1'), 100))).toBe(120);
    await redis.dispose();
  });

  it.each(['stop', 'freeze'] as const)('is counted by each process while Redis is unavailable (%s), and no request is refused because of that', async (how) => {
    const redis = await RedisServer.started();
    const one = limits(redis);
    await connected(one, redis, 'a');
    await Promise.resolve(redis[how]());
    expect(await passed(one, fromAddress('192.0.2.1'), 200)).toBe(120);
    await redis.dispose();
  });
});
