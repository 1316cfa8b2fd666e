import rateLimit, { type CreateRateLimitOptions } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { Redis } from 'ioredis';
import { Rejection } from './rejection.js';
import type { FastifyRequest } from './request.js';

/** Requests a minute. A page asks once, and a program that imports sends some hundred commands a second at most for a short while. */
const perPerson = 1_200;
const perAddressBeforeSignIn = 120;

type Check = ReturnType<FastifyInstance['createRateLimit']>;

/** The id of a browser in which somebody signed in before. */
type KnownBrowser = (request: FastifyRequest) => Promise<string | undefined>;

/**
 * How often somebody may ask: each person for themselves, and each network address before anybody is signed in. Anyone who is signed
 * in is never held up by what others at the same address do, nor is a browser in which somebody signed in before. Counted in Redis where there is one, and in each process otherwise.
 */
export class RateLimits {
  private checks: { person: Check; address: Check } | undefined;
  private redis: Redis | undefined;

  constructor(private readonly knownBrowser: KnownBrowser) {}

  /** Called once, before routes are served. */
  async use(fastify: FastifyInstance, redisUrl: string | undefined): Promise<void> {
    this.redis = redisUrl === undefined ? undefined : new Redis(redisUrl, { connectTimeout: 500, maxRetriesPerRequest: 1, enableOfflineQueue: false });
    // Limits are no reason to refuse anybody while Redis is away.
    this.redis?.on('error', () => undefined);
    await fastify.register(rateLimit, { global: false, timeWindow: 60_000, ...(this.redis && { redis: this.redis, nameSpace: 'milepost-requests-', skipOnError: true }) });
    const limited = (options: CreateRateLimitOptions): Check => fastify.createRateLimit(options);
    this.checks = {
      person: limited({ max: perPerson, keyGenerator: ({ actor }) => actor?.id ?? '' }),
      address: limited({ max: perAddressBeforeSignIn, keyGenerator: async (request) => `address ${(await this.knownBrowser(request)) ?? request.ip}` }),
    };
  }

  /** @throws Rejection (429) */
  async assertMay(request: FastifyRequest): Promise<void> {
    const { config } = request.routeOptions;
    // A secret of 256 bits is not guessed, and probes of the same machine are no guests.
    if (!request.actor && (config.carriesSecret || config.bodyCarriesSecret || config.answersAnyHost)) return;
    const check = request.actor ? this.checks?.person : this.checks?.address;
    const found = await check?.(request);
    if (found && !found.isAllowed && found.isExceeded)
      throw new Rejection(429, 'too-many-requests', 'Too many requests', `Wait ${found.ttlInSeconds} seconds, then go on.`, { 'retry-after': String(found.ttlInSeconds) });
  }

  close(): void {
    this.redis?.disconnect();
  }
}
