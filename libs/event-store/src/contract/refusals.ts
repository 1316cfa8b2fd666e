import type { NewEvent } from '#kernel';
import { maxAppendBytes, maxEventBytes } from '../port.js';
import { appendTo, collect, event, events } from './fixtures.js';
import type { StoreUnderTest } from './event-store.contract.js';

const sized = (id: string, bytes: number): NewEvent => event(id, { text: 'x'.repeat(bytes) });
const halfAppend = maxEventBytes - 2000;

/** Invalid appends are refused before anything is sent: the store never receives an event that it cannot store. */
export function describeRefusals(testStore: () => StoreUnderTest): void {
  describe('refusing', () => {
    it.each([
      ['no events', 'no-events', 'ulo-a', []],
      ['an empty type', 'empty-type', 'ulo-a', [{ ...event('1'), type: '' }]],
      ['an empty stream name', 'stream-name', '', events('1')],
      ['a reserved stream name', 'stream-name', '$all', events('1')],
      ['a stream name that is too long', 'stream-name', 'x'.repeat(251), events('1')],
      ['a stream name with a line break', 'stream-name', 'ulo\n1', events('1')],
      ['an event over 512 KiB', 'event-too-large', 'ulo-a', [sized('1', maxEventBytes)]],
      ['an event over 512 KiB of UTF-8', 'event-too-large', 'ulo-a', [event('1', { text: '漢'.repeat(maxEventBytes / 3) })]],
      ['an append over 1 MiB', 'append-too-large', 'ulo-a', [sized('1', halfAppend), sized('2', halfAppend), sized('3', 10_000)]],
      ['a BigInt', 'not-json', 'ulo-a', [event('1', { n: 1n })]],
      ['NaN', 'not-json', 'ulo-a', [event('1', { n: NaN })]],
      ['undefined in a list', 'not-json', 'ulo-a', [event('1', { list: [1, undefined] })]],
      ['a function', 'not-json', 'ulo-a', [event('1', { f: () => 1 })]],
    ])('refuses an append with %s', async (_, code, stream, newEvents) => {
      const { store } = testStore();
      const append = store.append(stream, newEvents, { head: 'no-stream' });
      await expect(append).rejects.toMatchObject({ name: 'Refused', code });
      expect(await collect(store.readAll())).toEqual([]);
    });

    it('accepts appends just below the limits, also after a refusal', async () => {
      const { store } = testStore();
      await expect(store.append('ulo-a', [], { head: 'no-stream' })).rejects.toThrow();
      await store.append('ulo-a', [sized('1', halfAppend), sized('2', maxAppendBytes - halfAppend - 4000)], { head: 'no-stream' });
      await appendTo(store, 'ulo-a', '3');
      expect((await collect(store.readStream('ulo-a'))).map((e) => e.id)).toEqual(['1', '2', '3']);
    });
  });
}
