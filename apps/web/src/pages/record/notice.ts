import type { CommandRegistry } from '#commands';
import { textOf, type FormValues } from '#ui';

/** What was just recorded, from the address that a form leads on to. Only titles that we declare ourselves are shown. */
export function recordedNotice(registry: CommandRegistry, query: FormValues): { type: 'success'; title: string; text: string } | undefined {
  const name = textOf(query, 'recorded');
  if (name === '') return undefined;
  const command = registry.all.find((c) => c.spec.name === name);
  const text = command ? `Recorded: ${command.spec.title}.` : 'Nothing had to be recorded: it was so already.';
  return { type: 'success', title: 'Done', text };
}
