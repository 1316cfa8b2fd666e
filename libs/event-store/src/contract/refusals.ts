import type { NewEvent } from '#kernel';
import { maxAppendBytes, maxEventBytes } from '../port.js';
import { appendTo, collect, event, events } from './fixtures.js';
import type { Trial } from './event-store.contract.js';

const sized = (id: string, bytes: number): NewEvent => event(id, { text: 'x'.repeat(bytes) });
const half = maxEventBytes - 2000;

/** Refused before anything is sent: the store never receives an event that it could not store. */
export function describeRefusals(trial: () => Trial): void {
  describe('refusing', () => {
    it.each([
      ['no events', 'no-events', 'ulo-a', []],
      ['an empty type', 'empty-type', 'ulo-a', [{ ...event('1'), type: '' }]],
      ['an empty stream name', 'stream-name', '', events('1')],
      ['a reserved stream name', 'stream-name', '$all', events('1')],
      ['a stream name that is too long', 'stream-name', 'x'.repeat(251), events('1')],
      ['a stream name with a line break', 'stream-name', 'ulo\n1', events('1')],
      ['an event over 512 KiB', 'event-too-large', 'ulo-a', [sized('1', maxEventBytes)]],
      ['512 KiB counted in bytes', 'event-too-large', 'ulo-a', [event('1', { text: '漢'.repeat(maxEventBytes / 3) })]],
      ['an append over 1 MiB', 'append-too-large', 'ulo-a', [sized('1', half), sized('2', half), sized('3', 10_000)]],
      ['a BigInt', 'not-json', 'ulo-a', [event('1', { n: 1n })]],
      ['NaN', 'not-json', 'ulo-a', [event('1', { n: NaN })]],
      ['undefined in a list', 'not-json', 'ulo-a', [event('1', { list: [1, undefined] })]],
      ['a function', 'not-json', 'ulo-a', [event('1', { f: () => 1 })]],
    ])('takes no append with %s', async (_, code, stream, given) => {
      const { store } = trial();
      const append = store.append(stream, given, { head: 'no-stream' });
      await expect(append).rejects.toMatchObject({ name: 'Refused', code });
      expect(await collect(store.readAll())).toEqual([]);
    });

    it('takes what is just small enough, and goes on after a refusal', async () => {
      const { store } = trial();
      await expect(store.append('ulo-a', [], { head: 'no-stream' })).rejects.toThrow();
      await store.append('ulo-a', [sized('1', half), sized('2', maxAppendBytes - half - 4000)], { head: 'no-stream' });
      await appendTo(store, 'ulo-a', '3');
      expect((await collect(store.readStream('ulo-a'))).map((e) => e.id)).toEqual(['1', '2', '3']);
    });
  });
}
