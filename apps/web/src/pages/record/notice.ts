import type { CommandRegistry } from '#commands';
import { deciders } from '#catalogue';
import { textOf, type FormValues } from '#ui';

const declared = new Map(Object.values(deciders).flatMap(({ events }) => Object.entries(events)));

/** The last recorded command, from the query after a form. Shows declared titles only. */
export function recordedNotice(registry: CommandRegistry, query: FormValues): { type: 'success'; title: string; text: string } | undefined {
  const name = textOf(query, 'recorded');
  return name === '' ? undefined : { type: 'success', title: 'Done', text: sentence(registry, name, textOf(query, 'corrected') !== '') };
}

function sentence(registry: CommandRegistry, name: string, corrected: boolean): string {
  const spec = registry.all.find((c) => c.spec.name === name)?.spec;
  if (!spec) return 'Nothing had to be recorded: it was so already.';
  // A withdrawal is not a domain event.
  const what = declared.get(spec.records)?.title;
  if (spec.records === 'TextRedacted') return 'Text removed. The entry stays in the history, without what was written in it.';
  if (!what) return 'Withdrawn. It stays in the history, marked as withdrawn.';
  return corrected ? `Corrected: ${what.charAt(0).toLowerCase()}${what.slice(1)}. What was first recorded stays in the history.` : `${what}.`;
}
