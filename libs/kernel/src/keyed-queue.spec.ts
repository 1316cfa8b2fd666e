import { setImmediate } from 'node:timers/promises';
import { KeyedQueue } from './keyed-queue.js';

/** Tasks that log their start, and that end when the test calls `end` or `fail`. */
function controlled() {
  const queue = new KeyedQueue();
  const log: string[] = [];
  const start = (key: string, name: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const result = queue.run(key, () => {
      log.push(name);
      return promise;
    });
    return { result, end: () => resolve(name), fail: () => reject(new Error(name)) };
  };
  return { queue, log, start };
}

describe('a keyed queue', () => {
  it('runs tasks with the same key one after the other, in the order of arrival', async () => {
    const { log, start } = controlled();
    const [one, two, three] = [start('a', 'one'), start('a', 'two'), start('a', 'three')];
    await setImmediate();
    expect(log).toEqual(['one']);
    one.end();
    await expect(one.result).resolves.toBe('one');
    await setImmediate();
    expect(log).toEqual(['one', 'two']);
    two.end();
    three.end();
    await expect(three.result).resolves.toBe('three');
  });

  it('runs tasks with different keys at the same time', async () => {
    const { log, start } = controlled();
    const tasks = [start('a', 'one'), start('b', 'two')];
    await setImmediate();
    expect(log).toEqual(['one', 'two']);
    for (const { end } of tasks) end();
    await Promise.all(tasks.map(({ result }) => result));
  });

  it('rejects with the error of a failed task, and runs the next task', async () => {
    const { start } = controlled();
    const [one, two] = [start('a', 'one'), start('a', 'two')];
    one.fail();
    two.end();
    await expect(one.result).rejects.toThrow('one');
    await expect(two.result).resolves.toBe('two');
  });

  it('does not start a task within the call, not even one that throws', async () => {
    const queue = new KeyedQueue();
    const log: string[] = [];
    const failed = queue.run('a', () => {
      log.push('started');
      throw new Error('thrown');
    });
    expect(log).toEqual([]);
    await expect(failed).rejects.toThrow('thrown');
    expect(log).toEqual(['started']);
  });

  it('runs a task that another task added after that task', async () => {
    const queue = new KeyedQueue();
    const log: string[] = [];
    let inner: Promise<void> | undefined;
    await queue.run('a', async () => {
      inner = queue.run('a', async () => void log.push('inner'));
      await setImmediate();
      log.push('outer');
    });
    await inner;
    expect(log).toEqual(['outer', 'inner']);
  });

  it('removes a key that is idle, also after a failure', async () => {
    const { queue, start } = controlled();
    const [one, two, other] = [start('a', 'one'), start('a', 'two'), start('b', 'three')];
    expect(queue.size).toBe(2);
    one.end();
    await one.result;
    expect(queue.size).toBe(2);
    two.fail();
    await expect(two.result).rejects.toThrow('two');
    expect(queue.size).toBe(1);
    other.end();
    await other.result;
    expect(queue.size).toBe(0);
  });
});
