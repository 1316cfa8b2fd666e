import type { CommandClass } from '#kernel';
import { formValues } from '#ui';

/** The query that opens the form of a command with these values. */
export const formQuery = (command: CommandClass, body: object): Record<string, string> =>
  Object.fromEntries(Object.entries(formValues(command, body)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
