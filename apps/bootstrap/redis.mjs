// Finds the Redis server for the tests of the queue. Each test starts one on a free port.
import { delimiter, join } from 'node:path';
import { systemProgram } from './system-package.mjs';

export const redisServer = () =>
  systemProgram({
    name: 'a Redis server',
    places: [...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'redis-server')), '/usr/bin/redis-server', '/opt/homebrew/bin/redis-server'],
    aptPackage: 'redis-server',
    setting: 'REDIS_SERVER',
    why: 'the tests of the queue',
    instead: 'your system’s package “redis” or “redis-server”',
  });
