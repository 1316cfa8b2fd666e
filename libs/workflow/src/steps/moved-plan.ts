import type { PlainDate } from '#kernel';
import type { Step, Template } from '../template/template.js';
import { recordOf, saidOf, type FollowedPlan } from './followed-plan.js';

/** Steps that get another code when the plan moves. */
export type Renamed = readonly { from: string; to: string }[];

/**
 * Moves the plan to another content. Records of renamed steps get the new code; records of removed steps are kept. Steps that
 * the development added remain, and dropped steps remain dropped.
 */
export function movePlan(followed: FollowedPlan, to: { id: string; on: PlainDate; version: number; content: Template; renamed: Renamed }): void {
  const { plan } = followed;
  if (!plan) return;
  for (const { from, to: code } of to.renamed) renameRecord(followed, from, code);
  const codeNow = new Map(to.renamed.map(({ from, to: code }) => [from, code]));
  followed.own = followed.own.map((step) => ({ ...step, needs: step.needs.map((need) => ({ ...need, step: codeNow.get(need.step) ?? need.step })) }));
  const dropped = followed.removed.filter(({ reason }) => reason !== null).reduce((content, { code }) => withoutStep(content, code), to.content);
  const content = followed.own.reduce(withOwnStep, dropped);
  for (const { code, title } of plan.content.steps)
    if (!codeNow.has(code) && !content.steps.some((step) => step.code === code)) followed.removed.push({ code, title, on: to.on, reason: null });
  followed.plan = { ...plan, version: to.version, content };
  followed.versions.push({ id: to.id, on: to.on, version: to.version });
}

/** Adds a step of the development to other content: in the last phase if its phase is missing, without missing prerequisites. */
function withOwnStep(content: Template, step: Step): Template {
  const has = (code: string): boolean => content.steps.some((one) => one.code === code);
  if (has(step.code)) return content;
  const phase = content.phases.some(({ code }) => code === step.phase) ? step.phase : (content.phases.at(-1)?.code ?? step.phase);
  return withStep(content, { ...step, phase, needs: step.needs.filter((need) => has(need.step)) });
}

/** Adds a step of the development. Does nothing when the plan has the code. */
export function addStep(followed: FollowedPlan, step: Step): void {
  if (!followed.plan || followed.plan.content.steps.some(({ code }) => code === step.code)) return;
  followed.own.push(step);
  followed.plan.content = withOwnStep(followed.plan.content, step);
}

/** Drops a step from the plan, with the reason. */
export function dropStep(followed: FollowedPlan, code: string, on: PlainDate, reason: string): void {
  const step = followed.plan?.content.steps.find((one) => one.code === code);
  if (!followed.plan || !step) return;
  followed.own = followed.own.filter((one) => one.code !== code);
  followed.removed.push({ code, title: step.title, on, reason });
  followed.plan.content = withoutStep(followed.plan.content, code);
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
    person: kept.person ?? old.person,
  };
  delete followed.records[from];
}

/** Adds a step at the end of its phase. */
function withStep(content: Template, step: Step): Template {
  const last = content.steps.findLastIndex(({ phase }) => phase === step.phase);
  return { ...content, steps: content.steps.toSpliced(last === -1 ? content.steps.length : last + 1, 0, step) };
}

/** Removes a step, also from prerequisites and gates. */
const withoutStep = (content: Template, code: string): Template => ({
  ...content,
  phases: content.phases.map((phase) => ({ ...phase, gate: phase.gate && { ...phase.gate, steps: phase.gate.steps.filter((s) => s !== code) } })),
  steps: content.steps.filter((s) => s.code !== code).map((s) => ({ ...s, needs: s.needs.filter((n) => n.step !== code) })),
});
