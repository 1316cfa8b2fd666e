import { CooperativeQueue } from './cooperative-queue.js';

/** Blocks the event loop for this many milliseconds. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Runs other work at every turn of the event loop, and counts the turns. */
function others(): { turns: () => number; stop: () => void } {
  let [turns, going] = [0, true];
  const turn = (): void => {
    work(1);
    turns += 1;
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  return { turns: () => turns, stop: () => (going = false) };
}

describe('a cooperative queue', () => {
  it('runs one piece after the other, and resolves with the result of each piece', async () => {
    const queue = new CooperativeQueue();
    const done: string[] = [];
    const piece = (name: string): Promise<string> =>
      queue.work(async () => {
        done.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        done.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all(['a', 'b'].map(piece))).toEqual(['a', 'b']);
    expect(done).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('continues after a piece that failed', async () => {
    const queue = new CooperativeQueue();
    const failed = queue.work(() => Promise.reject(new Error('No.')));
    const next = queue.work(async () => 'next');
    await expect(failed).rejects.toThrow('No.');
    expect(await next).toBe('next');
  });

  it('leaves most of the event loop to other work', async () => {
    const queue = new CooperativeQueue();
    const other = others();
    await queue.work(async () => work(5));
    const before = other.turns();
    await queue.work(async () => undefined);
    // A pause of many turns, not only the single turn between any two pieces.
    expect(other.turns() - before).toBeGreaterThan(10);
    other.stop();
  });
});
