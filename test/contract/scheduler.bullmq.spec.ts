import { Redis } from 'ioredis';
import { systemClock } from '#kernel';
import { BullMqScheduler } from '#reminders';
import { describeSchedulerContract } from '../../libs/reminders/src/contract/scheduler.contract.js';
import { RedisServer } from '../support/redis-server.js';

let server: RedisServer;
let redis: Redis;
beforeAll(async () => {
  server = await RedisServer.started();
  redis = new Redis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.dispose();
});

describeSchedulerContract('BullMQ and a real Redis', async () => ({
  open: (retries) => new BullMqScheduler({ url: server.url, clock: systemClock, retries }),
  dispose: async () => void (await redis.flushall()),
}));
