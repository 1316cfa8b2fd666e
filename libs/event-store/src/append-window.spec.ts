import { AppendWindow, resumeWhileUnavailable } from './append-window.js';
import { events } from './contract/fixtures.js';
import { Unavailable } from './errors.js';
import type { Appended, EventStore } from './port.js';

/** Holds every append until the spec settles it. */
function holding(inOrder?: true) {
  const asked: PromiseWithResolvers<Appended>[] = [];
  const append = (): Promise<Appended> => {
    const one = Promise.withResolvers<Appended>();
    asked.push(one);
    return one.promise;
  };
  return { asked, store: { append, ...(inOrder && { inOrder }) } as Pick<EventStore, 'append' | 'inOrder'> };
}
const appended: Appended = { revision: 0, hash: '', position: '1' };
const head = 'no-stream';

describe('appends of a whole log', () => {
  it('are one at a time where the store does not keep their order', async () => {
    const { asked, store } = holding();
    const first = new AppendWindow(store).append('a', events('1'), { head });
    expect(await Promise.race([first.then(() => 'went on'), Promise.resolve('waits')])).toBe('waits');
    asked[0]?.resolve(appended);
    await first;
  });

  it('are at most 256 in flight where it does', async () => {
    const { asked, store } = holding(true);
    const window = new AppendWindow(store);
    for (let i = 0; i < 255; i += 1) await window.append('a', events('1'), { head });
    const last = window.append('a', events('1'), { head });
    expect(await Promise.race([last.then(() => 'went on'), Promise.resolve('waits')])).toBe('waits');
    asked[0]?.resolve(appended);
    await last;
  });

  it('end with the first that failed, when all have an outcome, and count what was stored', async () => {
    const { asked, store } = holding(true);
    let stored = 0;
    const window = new AppendWindow(store, (count) => (stored += count));
    for (const ids of [['1', '2'], ['3'], ['4']]) await window.append('a', events(...ids), { head });
    asked[1]?.reject(new Unavailable('lost'));
    const ending = window.append('a', events('5'), { head }).then(() => window.settle());
    for (const one of asked) one.resolve(appended);
    await expect(ending).rejects.toThrow('lost');
    expect(stored).toBe(4);
  });
});

describe('resumable work', () => {
  it('is resumed while the store is unavailable, and only then', async () => {
    let tries = 0;
    const work = (error: Error) => async (): Promise<string> => {
      tries += 1;
      if (tries < 3) throw error;
      return 'done';
    };
    expect(await resumeWhileUnavailable(10_000, work(new Unavailable('away')))).toBe('done');
    await expect(resumeWhileUnavailable(10_000, () => Promise.reject(new Error('of ours')))).rejects.toThrow('of ours');
    await expect(resumeWhileUnavailable(0, () => Promise.reject(new Unavailable('away')))).rejects.toThrow('away');
  });
});
