import { Unavailable, WrongExpectedRevision } from '#event-store';
import { untilKnown } from '../../libs/event-store/src/eventstoredb/until-known.js';

const on = { deadline: 2_000 };

/** A fake server that drops answers. `stored` is the value that a later read finds. */
const server = ({ drops, stores }: { drops: number; stores: boolean }) => {
  const seen = { writes: 0, stored: undefined as string | undefined };
  return {
    seen,
    write: async () => {
      seen.writes += 1;
      if (stores || seen.writes > drops) seen.stored = 'stored';
      if (seen.writes <= drops) throw new Unavailable('it did not answer in time');
      return 'answered';
    },
    find: async () => seen.stored,
  };
};

describe('a write without an answer', () => {
  it('is found if it was stored, and is not sent again', async () => {
    const { seen, write, find } = server({ drops: 1, stores: true });
    expect(await untilKnown(on, write, find)).toBe('stored');
    expect(seen.writes).toBe(1);
  });

  it('is sent again if nothing was stored at its revision', async () => {
    const { seen, write, find } = server({ drops: 2, stores: false });
    expect(await untilKnown(on, write, find)).toBe('answered');
    expect(seen.writes).toBe(3);
  });

  it('is refused if another event was stored at its revision', async () => {
    const { seen, write } = server({ drops: 1, stores: false });
    const other = new WrongExpectedRevision('ulo-a', 'no-stream', 0);
    await expect(untilKnown(on, write, () => Promise.reject(other))).rejects.toBe(other);
    expect(seen.writes).toBe(1);
  });

  it('is not sent again after an error that rules out that it was stored', async () => {
    const refused = new Unavailable('the user may not do this', true);
    const find = (): Promise<never> => Promise.reject(new Error('looked for'));
    await expect(untilKnown(on, () => Promise.reject(refused), find)).rejects.toBe(refused);
  });
});
