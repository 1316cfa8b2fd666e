import fc from 'fast-check';
import { DueQueue } from './due-queue.js';

it('the queue returns all its entries in the order in which they are due', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer(), { nil: 'pop' as const })), (steps) => {
      const queue = new DueQueue<{ due: number }>();
      const model: number[] = [];
      for (const step of steps)
        if (step === 'pop') expect(queue.pop()?.due).toBe(model.sort((a, b) => a - b).shift());
        else {
          queue.push({ due: step });
          model.push(step);
        }
      expect(queue.size).toBe(model.length);
      for (const due of model.sort((a, b) => a - b)) expect(queue.pop()?.due).toBe(due);
      expect(queue.first()).toBeUndefined();
    }),
  );
});
