import { alternate, measured, perSecond } from './rounds.js';

describe('alternate rounds', () => {
  it('alternates which side goes first and leaves out the warm-up', async () => {
    const order: string[] = [];
    const figures = { ours: [1000, 10, 30, 20], reference: [1000, 5, 1, 10] };
    const side = (name: 'ours' | 'reference') => async () => {
      order.push(name);
      return figures[name].shift() as number;
    };
    const found = await alternate({ ours: side('ours'), reference: side('reference') }, 3);
    expect(order).toEqual(['ours', 'reference', 'reference', 'ours', 'ours', 'reference', 'reference', 'ours']);
    expect(found).toMatchObject({ ours: 20, reference: 5, ratio: 4 });
  });
  it('stops at the first round with a wrong result', async () => {
    const wrong = async (): Promise<number> => {
      throw new Error('12 events instead of 13');
    };
    await expect(alternate({ ours: wrong, reference: wrong }, 9)).rejects.toThrow('12 events instead of 13');
  });
  it('reports the spread of the rounds', () => {
    expect(measured([100, 300, 200], [100, 100, 100]).spread).toBe(
      '3 rounds: ours 100 to 300, reference 100 to 100, ratio of single rounds 1 to 3',
    );
  });
  it('counts per second', async () => {
    expect(await perSecond(1000, () => undefined)).toBeGreaterThan(1000);
  });
});
