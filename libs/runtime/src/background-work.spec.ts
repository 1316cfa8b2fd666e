import { startBackgroundWork, type BackgroundWork } from './background-work.js';

function recorder() {
  const calls: string[] = [];
  const work = (name: string, fails: 'start' | 'stop' | 'never' = 'never'): BackgroundWork => ({
    name,
    start: async () => void (fails === 'start' ? fail(name) : calls.push(`${name} started`)),
    stop: async () => void (fails === 'stop' ? fail(name) : calls.push(`${name} stopped`)),
  });
  return { calls, work, logger: { error: (_: unknown, message?: string) => void calls.push(message ?? '') } };
}
const fail = (name: string): never => {
  throw new Error(`${name} failed`);
};

describe('background work', () => {
  it('starts in order and stops in reverse order', async () => {
    const { calls, work, logger } = recorder();
    const stop = await startBackgroundWork([work('a'), work('b')], logger);
    await stop();
    await stop();
    expect(calls).toEqual(['a started', 'b started', 'b stopped', 'a stopped']);
  });

  it('stops the work that has started when one cannot start, and rethrows the error', async () => {
    const { calls, work, logger } = recorder();
    await expect(startBackgroundWork([work('a'), work('b', 'start'), work('c')], logger)).rejects.toThrow('b failed');
    expect(calls).toEqual(['a started', 'a stopped']);
  });

  it('stops the others when one fails to stop', async () => {
    const { calls, work, logger } = recorder();
    const stop = await startBackgroundWork([work('a'), work('b', 'stop')], logger);
    await stop();
    expect(calls).toEqual(['a started', 'b started', 'The background work “b” failed to stop.', 'a stopped']);
  });
});
