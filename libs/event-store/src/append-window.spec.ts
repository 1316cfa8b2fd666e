import { AppendWindow, resumeWhileUnavailable } from './append-window.js';
import { events } from './contract/fixtures.js';
import { Unavailable } from './errors.js';
import type { Appended, EventStore } from './port.js';

/** A store whose appends stay pending until the test settles them. */
function storeWithPendingAppends(inOrder?: true) {
  const pending: PromiseWithResolvers<Appended>[] = [];
  const append = (): Promise<Appended> => {
    const one = Promise.withResolvers<Appended>();
    pending.push(one);
    return one.promise;
  };
  return { pending, store: { append, ...(inOrder && { inOrder }) } as Pick<EventStore, 'append' | 'inOrder'> };
}
const appended: Appended = { revision: 0, hash: '', position: '1' };
const head = 'no-stream';

describe('AppendWindow', () => {
  it('appends one at a time when the store does not keep their order', async () => {
    const { pending, store } = storeWithPendingAppends();
    const first = new AppendWindow(store).append('a', events('1'), { head });
    expect(await Promise.race([first.then(() => 'continued'), Promise.resolve('waits')])).toBe('waits');
    pending[0]?.resolve(appended);
    await first;
  });

  it('allows at most 256 appends in flight when the store keeps their order', async () => {
    const { pending, store } = storeWithPendingAppends(true);
    const window = new AppendWindow(store);
    for (let i = 0; i < 255; i += 1) await window.append('a', events('1'), { head });
    const last = window.append('a', events('1'), { head });
    expect(await Promise.race([last.then(() => 'continued'), Promise.resolve('waits')])).toBe('waits');
    pending[0]?.resolve(appended);
    await last;
  });

  it('rejects with the first failure after all appends have settled, and counts the stored events', async () => {
    const { pending, store } = storeWithPendingAppends(true);
    let stored = 0;
    const window = new AppendWindow(store, (count) => (stored += count));
    for (const ids of [['1', '2'], ['3'], ['4']]) await window.append('a', events(...ids), { head });
    pending[1]?.reject(new Unavailable('lost'));
    const ending = window.append('a', events('5'), { head }).then(() => window.settle());
    for (const one of pending) one.resolve(appended);
    await expect(ending).rejects.toThrow('lost');
    expect(stored).toBe(4);
  });
});

describe('resumeWhileUnavailable', () => {
  it('retries work only after Unavailable, until the stall timeout', async () => {
    let attempts = 0;
    const work = (error: Error) => async (): Promise<string> => {
      attempts += 1;
      if (attempts < 3) throw error;
      return 'done';
    };
    expect(await resumeWhileUnavailable(10_000, work(new Unavailable('down')))).toBe('done');
    await expect(resumeWhileUnavailable(10_000, () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
    await expect(resumeWhileUnavailable(0, () => Promise.reject(new Unavailable('down')))).rejects.toThrow('down');
  });
});
