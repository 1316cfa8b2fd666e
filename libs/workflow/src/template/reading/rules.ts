import { notBlank, readableLine } from '#kernel';
import { limits } from '../limits.js';
import type { Gate, Link, Phase, Step } from '../template.js';
import type { Draft } from './draft.js';
import type { Path } from './places.js';
import type { Finding } from './structure.js';

/** The words that templates may use of the domain they are for. */
export interface Vocabulary {
  /** Codes of conditions. */
  conditions: readonly string[];
  /** Codes of roles. */
  roles: readonly string[];
}

/** What one value of a template says of another. */
export function ruleFindings(draft: Draft, vocabulary: Vocabulary): Finding[] {
  return [
    ...twice(draft.phases.map(({ value, path }) => ({ code: value.code, path })), (code) => `Two phases have the code ${code}.`),
    ...twice(draft.steps.map(({ value, path }) => ({ code: value.code, path })), (code) => `Two steps have the code ${code}.`),
    ...draft.steps.flatMap(({ value, path }) => stepFindings(value, path, draft, vocabulary)),
    ...draft.phases.flatMap(({ value, path }) => phaseFindings(value, path, draft, vocabulary)),
  ];
}

function stepFindings(step: Step, path: Path, draft: Draft, { conditions, roles }: Vocabulary): Finding[] {
  const is = `Step ${step.code}`;
  const at = (key: string, entry?: number): Path => [...path, key, ...(entry === undefined ? [] : [entry])];
  const noRole = (role: string): string => `there is no role ${role}. The roles are ${roles.join(', ')}.`;
  const findings: Finding[] = [
    ...texts([['title', step.title], ['purpose', step.purpose === '' ? '–' : step.purpose]], path, is),
    ...step.links.flatMap((link, i) => linkFindings(link, at('links', i), is)),
    ...needFindings(step, at, draft),
    ...durationFindings(step, at('duration')),
    ...twice(step.waivable.map((code, i) => ({ code, path: at('waivable', i) })), (code) => `${is} names the role ${code} twice.`),
  ];
  if (!draft.phaseCodes.has(step.phase)) findings.push({ path: at('phase'), message: `${is}, phase: there is no phase ${step.phase}.` });
  if (!roles.includes(step.owner)) findings.push({ path: at('owner'), message: `${is}, owner: ${noRole(step.owner)}` });
  for (const [i, role] of step.waivable.entries()) if (!roles.includes(role)) findings.push({ path: at('waivable', i), message: `${is}, waivable: ${noRole(role)}` });
  if ('condition' in step.done && !conditions.includes(step.done.condition))
    findings.push({ path: at('done'), message: `${is}, done: there is no condition ${step.done.condition}.` });
  return findings;
}

function needFindings({ code, needs }: Step, at: (key: string, entry: number) => Path, { stepCodes }: Draft): Finding[] {
  const findings = twice(needs.map(({ step }, i) => ({ code: step, path: at('needs', i) })), (step) => `Step ${code} needs ${step} twice.`);
  for (const [i, { step, lag }] of needs.entries()) {
    const path = at('needs', i);
    if (step === code) findings.push({ path, message: `Step ${code} needs itself.` });
    else if (!stepCodes.has(step)) findings.push({ path, message: `Step ${code} needs ${step}: there is no such step.` });
    if (lag > limits.days) findings.push({ path, message: `Step ${code} has a lag of ${lag} days: ${limits.days} at most.` });
  }
  return findings;
}

function durationFindings({ code, duration: { least, usual, most } }: Step, path: Path): Finding[] {
  const findings: Finding[] = [];
  const say = (key: string, message: string): number => findings.push({ path: [...path, key], message: `Step ${code}, duration: ${message}.` });
  if (least > usual) say('least', `least (${least} days) is more than usual (${usual} days)`);
  if (usual > most) say('usual', `usual (${usual} days) is more than most (${most} days)`);
  if (most > limits.days) say('most', `most is ${most} days, ${limits.days} at most`);
  return findings;
}

function phaseFindings({ code, title, gate }: Phase, path: Path, draft: Draft, { conditions }: Vocabulary): Finding[] {
  const is = `The gate of phase ${code}`;
  const findings = texts([['title', title]], path, `Phase ${code}`);
  if (gate === null) return path[1] === draft.lastPhase ? findings : [...findings, { path, message: `Phase ${code} has no gate. Only the last phase may have none.` }];
  const at: Path = [...path, 'gate'];
  if (gate.steps.length + gate.conditions.length === 0) findings.push({ path: at, message: `${is} asks for nothing.` });
  const entries = (key: keyof Gate, known: (entry: string) => boolean, word: string): Finding[] => [
    ...twice(gate[key].map((entry, i) => ({ code: entry, path: [...at, key, i] })), (entry) => `${is} names the ${word} ${entry} twice.`),
    ...gate[key].flatMap((entry, i) => (known(entry) ? [] : [{ path: [...at, key, i], message: `${is} names ${entry}: there is no such ${word}.` }])),
  ];
  return [...findings, ...entries('steps', (s) => draft.stepCodes.has(s), 'step'), ...entries('conditions', (c) => conditions.includes(c), 'condition')];
}

function linkFindings({ title, url }: Link, path: Path, is: string): Finding[] {
  const findings = texts([['title', title]], path, `${is}, link`);
  if (!URL.canParse(url) || !readableLine.test(url)) findings.push({ path: [...path, 'url'], message: `${is} has a link to “${url}”, which is no address.` });
  return findings;
}

export function texts(fields: readonly (readonly [key: string, text: string])[], path: Path, is: string): Finding[] {
  return fields.flatMap(([key, text]) => {
    if (!notBlank.test(text)) return [{ path: [...path, key], message: `${is}, ${key}, is blank.` }];
    if (!readableLine.test(text)) return [{ path: [...path, key], message: `${is}, ${key}, holds characters that cannot be read.` }];
    return [];
  });
}

/** The second and every further one of a code. */
function twice(all: readonly { code: string; path: Path }[], message: (code: string) => string): Finding[] {
  const seen = new Set<string>();
  return all.flatMap(({ code, path }) => {
    if (seen.has(code)) return [{ path, message: message(code) }];
    seen.add(code);
    return [];
  });
}
