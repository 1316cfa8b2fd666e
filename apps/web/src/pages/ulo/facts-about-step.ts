import type { StepView } from '#dashboards';
import type { StoredEvent } from '#kernel';

/** The ids of the facts about a step: those that name it, its evidence or its waivers, and those of a type that can complete it. */
export function factsAbout(step: Pick<StepView, 'code'>, completing: readonly string[], events: readonly Pick<StoredEvent, 'id' | 'type' | 'data'>[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id, type, data } of events) {
    const { step: named, code, evidence, request, ofEvent } = data as Partial<Record<'step' | 'code' | 'evidence' | 'request' | 'ofEvent', unknown>>;
    if (completing.includes(type) || named === step.code || code === step.code || [evidence, request, ofEvent].some((of) => typeof of === 'string' && ids.has(of))) ids.add(id);
  }
  return ids;
}
