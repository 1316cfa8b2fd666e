import { commandSpec, fieldsOf } from '#kernel';
import { commands } from './commands.js';

describe('the noun in the error for an empty field', () => {
  it('is given when the label is not a noun, so that no error says “Enter the due on”', () => {
    const withoutNoun = commands.flatMap((command) =>
      fieldsOf(command)
        .filter(({ label, noun, optional }) => !optional && noun === undefined && label !== 'Amount asked for' && /(?:^about|\s(?:about|as|at|by|for|from|in|of|on|to|with))$/iu.test(label))
        .map(({ name }) => `${commandSpec(command).name}: ${name}`),
    );
    expect(withoutNoun).toEqual([]);
  });
});
