import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { networkOf } from './network-of.js';
import { Rejection } from './rejection.js';
import type { FastifyRequest } from './request.js';

/** Requests a minute. A page is one request; a program that imports sends some hundred commands a second, for a short time. */
const perPerson = 1_200;
const perAddressBeforeSignIn = 120;
const seconds = 60;

/** The id of a browser in which somebody signed in before. */
type KnownBrowser = (request: FastifyRequest) => Promise<string | undefined>;

/**
 * Limits requests for each person, and for each network address before sign-in. A signed-in person is not limited by other
 * people at the same address; neither is a browser that signed in before. Counts are in Redis. Without Redis, or while it is
 * unavailable, each process counts alone.
 */
export class RateLimits {
  private readonly redis: Redis | undefined;
  private readonly persons: RateLimiterAbstract;
  private readonly addresses: RateLimiterAbstract;

  constructor(
    private readonly knownBrowser: KnownBrowser,
    redisUrl: string | undefined,
  ) {
    this.redis = redisUrl === undefined ? undefined : new Redis(redisUrl, { connectTimeout: 500, commandTimeout: 500, maxRetriesPerRequest: 1, enableOfflineQueue: false });
    // While Redis is unavailable the memory limiter counts: no request fails because of it.
    this.redis?.on('error', () => undefined);
    this.persons = limiter(this.redis, 'person', perPerson);
    this.addresses = limiter(this.redis, 'address', perAddressBeforeSignIn);
  }

  /** @throws Rejection (429) */
  async assertWithinLimit(request: FastifyRequest): Promise<void> {
    const { actor, routeOptions: { config } } = request;
    if (actor) return consumeOne(this.persons, actor.id);
    // Nobody can guess a secret of 256 bits, and health probes come from the same machine.
    if (config.carriesSecret || config.bodyCarriesSecret || config.answersAnyHost) return;
    return consumeOne(this.addresses, (await this.knownBrowser(request)) ?? networkOf(request.ip));
  }

  close(): void {
    this.redis?.disconnect();
  }
}

function limiter(redis: Redis | undefined, kind: string, points: number): RateLimiterAbstract {
  const inMemory = new RateLimiterMemory({ points, duration: seconds, keyPrefix: '' });
  return redis ? new RateLimiterRedis({ storeClient: redis, points, duration: seconds, keyPrefix: `milepost-requests-${kind}`, rejectIfRedisNotReady: true, insuranceLimiter: inMemory }) : inMemory;
}

async function consumeOne(counted: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await counted.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const wait = String(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
    throw new Rejection(429, 'too-many-requests', 'Too many requests', `Wait ${wait} seconds, then go on.`, { 'retry-after': wait });
  }
}
