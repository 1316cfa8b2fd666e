import { commandSpec, fieldsOf } from '#kernel';
import { commands } from './commands.js';

describe('what an empty field asks for', () => {
  it('is a noun where the label is none, so that no error says “Enter the due on”', () => {
    const withoutNoun = commands.flatMap((command) =>
      fieldsOf(command)
        .filter(({ label, noun, optional }) => !optional && noun === undefined && label !== 'Amount asked for' && /(?:^about|\s(?:about|as|at|by|for|from|in|of|on|to|with))$/iu.test(label))
        .map(({ name }) => `${commandSpec(command).name}: ${name}`),
    );
    expect(withoutNoun).toEqual([]);
  });
});
