import type { PlainDate } from '#kernel';
import type { Step, Template } from '../template/template.js';
import { recordOf, saidOf, type FollowedPlan } from './followed-plan.js';

/** Steps that a move gives another code. */
export type Renamed = readonly { from: string; to: string }[];

/** The plan follows another content from now on; what was said of renamed steps goes along, of removed ones it stays. */
export function movePlan(followed: FollowedPlan, to: { id: string; on: PlainDate; version: number; content: Template; renamed: Renamed }): void {
  const { plan } = followed;
  if (!plan) return;
  const newCodes = new Set(to.content.steps.map(({ code }) => code));
  const renamedFrom = new Set(to.renamed.map(({ from }) => from));
  for (const { code, title } of plan.content.steps)
    if (!newCodes.has(code) && !renamedFrom.has(code)) followed.removed.push({ code, title, on: to.on, reason: null });
  for (const { from, to: code } of to.renamed) renameRecord(followed, from, code);
  followed.plan = { ...plan, version: to.version, content: to.content };
  followed.versions.push({ id: to.id, on: to.on, version: to.version });
}

function renameRecord(followed: FollowedPlan, from: string, to: string): void {
  if (from === to || !Object.hasOwn(followed.records, from)) return;
  const old = saidOf(followed, from);
  const kept = recordOf(followed, to);
  followed.records[to] = {
    startedOn: kept.startedOn ?? old.startedOn,
    completed: kept.completed ?? old.completed,
    evidence: [...old.evidence, ...kept.evidence],
    waiverRequests: [...old.waiverRequests, ...kept.waiverRequests],
    waiver: kept.waiver ?? old.waiver,
    waivedNeeds: [...old.waivedNeeds, ...kept.waivedNeeds],
    pins: [...old.pins, ...kept.pins],
  };
  delete followed.records[from];
}

/** The content with one more step, put at the end of its phase. */
export function withStep(content: Template, step: Step): Template {
  const last = content.steps.findLastIndex(({ phase }) => phase === step.phase);
  return { ...content, steps: content.steps.toSpliced(last === -1 ? content.steps.length : last + 1, 0, step) };
}

/** The content without a step: nothing waits for it any more, and no gate needs it. */
export const withoutStep = (content: Template, code: string): Template => ({
  ...content,
  phases: content.phases.map((phase) => ({ ...phase, gate: phase.gate && { ...phase.gate, steps: phase.gate.steps.filter((s) => s !== code) } })),
  steps: content.steps.filter((s) => s.code !== code).map((s) => ({ ...s, needs: s.needs.filter((n) => n.step !== code) })),
});
