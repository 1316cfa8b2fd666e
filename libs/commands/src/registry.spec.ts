import { UnknownCommand, commandRegistry } from './registry.js';
import { diaryCommands } from './testing/diary.js';

describe('the registry of commands', () => {
  const registry = commandRegistry(diaryCommands);

  it.each([
    ['write-entri', ['write-entry']],
    ['entry', []],
    ['close-the-diary', ['close-diary']],
    ['constructor', []],
    ['x'.repeat(10_000), []],
  ])('answers %s with the names that look like it', (asked, near) => {
    expect(() => registry.get(asked)).toThrow(UnknownCommand);
    try {
      registry.get(asked);
    } catch (error) {
      expect((error as UnknownCommand).near).toEqual(near);
    }
  });
});
