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
  ])('suggests names that are similar to %s', (name, near) => {
    expect(() => registry.get(name)).toThrow(UnknownCommand);
    try {
      registry.get(name);
    } catch (error) {
      expect((error as UnknownCommand).near).toEqual(near);
    }
  });
});
