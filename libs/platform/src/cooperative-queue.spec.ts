import { CooperativeQueue } from './cooperative-queue.js';

/** Blocks the event loop for this many milliseconds. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Other work at every turn of the event loop. Returns how many turns it had. */
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

describe('work that gives way', () => {
  it('is done one piece after the other, and answers what each piece answers', async () => {
    const way = new CooperativeQueue();
    const done: string[] = [];
    const piece = (name: string): Promise<string> =>
      way.work(async () => {
        done.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        done.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all(['a', 'b'].map(piece))).toEqual(['a', 'b']);
    expect(done).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('goes on after a piece that failed', async () => {
    const way = new CooperativeQueue();
    const failed = way.work(() => Promise.reject(new Error('No.')));
    const next = way.work(async () => 'next');
    await expect(failed).rejects.toThrow('No.');
    expect(await next).toBe('next');
  });

  it('lets somebody else who wants the thread have most of it', async () => {
    const way = new CooperativeQueue();
    const other = others();
    await way.work(async () => work(5));
    const before = other.turns();
    await way.work(async () => undefined);
    // Many turns, not one as between any two pieces.
    expect(other.turns() - before).toBeGreaterThan(10);
    other.stop();
  });
});
