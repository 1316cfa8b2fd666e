import { GivingWay } from './giving-way.js';

/** Keeps the thread for so many milliseconds. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Somebody else who wants the thread at every turn. Gives how many turns they had. */
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
    const way = new GivingWay();
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
    const way = new GivingWay();
    const failed = way.work(() => Promise.reject(new Error('No.')));
    const next = way.work(async () => 'next');
    await expect(failed).rejects.toThrow('No.');
    expect(await next).toBe('next');
  });

  it('lets somebody else who wants the thread have most of it', async () => {
    const way = new GivingWay();
    const other = others();
    await way.work(async () => work(5));
    const before = other.turns();
    await way.work(async () => undefined);
    // Not one turn, as between any two pieces: many.
    expect(other.turns() - before).toBeGreaterThan(10);
    other.stop();
  });
});
