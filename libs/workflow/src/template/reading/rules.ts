import { notBlank, readableLine } from '#kernel';
import { limits } from '../limits.js';
import type { Gate, Link, Phase, Step } from '../template.js';
import type { Draft } from './draft.js';
import type { Path } from './places.js';
import type { Finding } from './structure.js';

/** The codes of the domain that templates may use. */
export interface Vocabulary {
  /** Codes of conditions. */
  conditions: readonly string[];
  /** Codes of roles. */
  roles: readonly string[];
}

/** Checks references and relations between values of a template. */
export function ruleFindings(draft: Draft, vocabulary: Vocabulary): Finding[] {
  return [
    ...duplicates(draft.phases.map(({ value, path }) => ({ code: value.code, path })), (code) => `Two phases have the code ${code}.`),
    ...duplicates(draft.steps.map(({ value, path }) => ({ code: value.code, path })), (code) => `Two steps have the code ${code}.`),
    ...draft.steps.flatMap(({ value, path }) => stepFindings(value, path, draft, vocabulary)),
    ...draft.phases.flatMap(({ value, path }) => phaseFindings(value, path, draft, vocabulary)),
  ];
}

function stepFindings(step: Step, path: Path, draft: Draft, { conditions, roles }: Vocabulary): Finding[] {
  const subject = `Step ${step.code}`;
  const at = (key: string, entry?: number): Path => [...path, key, ...(entry === undefined ? [] : [entry])];
  const noRole = (role: string): string => `there is no role ${role}. The roles are ${roles.join(', ')}.`;
  const findings: Finding[] = [
    ...texts([['title', step.title], ['purpose', step.purpose === '' ? '–' : step.purpose]], path, subject),
    ...step.links.flatMap((link, i) => linkFindings(link, at('links', i), subject)),
    ...needFindings(step, at, draft),
    ...durationFindings(step, at('duration')),
    ...duplicates(step.waivable.map((code, i) => ({ code, path: at('waivable', i) })), (code) => `${subject} names the role ${code} twice.`),
  ];
  if (!draft.phaseCodes.has(step.phase)) findings.push({ path: at('phase'), message: `${subject}, phase: there is no phase ${step.phase}.` });
  if (!roles.includes(step.owner)) findings.push({ path: at('owner'), message: `${subject}, owner: ${noRole(step.owner)}` });
  for (const [i, role] of step.waivable.entries()) if (!roles.includes(role)) findings.push({ path: at('waivable', i), message: `${subject}, waivable: ${noRole(role)}` });
  if ('condition' in step.done && !conditions.includes(step.done.condition))
    findings.push({ path: at('done'), message: `${subject}, done: there is no condition ${step.done.condition}.` });
  return findings;
}

function needFindings({ code, needs }: Step, at: (key: string, entry: number) => Path, { stepCodes }: Draft): Finding[] {
  const findings = duplicates(needs.map(({ step }, i) => ({ code: step, path: at('needs', i) })), (step) => `Step ${code} needs ${step} twice.`);
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
  const report = (key: string, message: string): number => findings.push({ path: [...path, key], message: `Step ${code}, duration: ${message}.` });
  if (least > usual) report('least', `least (${least} days) is more than usual (${usual} days)`);
  if (usual > most) report('usual', `usual (${usual} days) is more than most (${most} days)`);
  if (most > limits.days) report('most', `most is ${most} days, ${limits.days} at most`);
  return findings;
}

function phaseFindings({ code, title, gate }: Phase, path: Path, draft: Draft, { conditions }: Vocabulary): Finding[] {
  const subject = `The gate of phase ${code}`;
  const findings = texts([['title', title]], path, `Phase ${code}`);
  if (gate === null) return path[1] === draft.lastPhase ? findings : [...findings, { path, message: `Phase ${code} has no gate. Only the last phase may have none.` }];
  const at: Path = [...path, 'gate'];
  if (gate.steps.length + gate.conditions.length === 0) findings.push({ path: at, message: `${subject} asks for nothing.` });
  const entries = (key: keyof Gate, known: (entry: string) => boolean, word: string): Finding[] => [
    ...duplicates(gate[key].map((entry, i) => ({ code: entry, path: [...at, key, i] })), (entry) => `${subject} names the ${word} ${entry} twice.`),
    ...gate[key].flatMap((entry, i) => (known(entry) ? [] : [{ path: [...at, key, i], message: `${subject} names ${entry}: there is no such ${word}.` }])),
  ];
  return [...findings, ...entries('steps', (s) => draft.stepCodes.has(s), 'step'), ...entries('conditions', (c) => conditions.includes(c), 'condition')];
}

function linkFindings({ title, url }: Link, path: Path, subject: string): Finding[] {
  const findings = texts([['title', title]], path, `${subject}, link`);
  if (!URL.canParse(url) || !readableLine.test(url)) findings.push({ path: [...path, 'url'], message: `${subject} has a link to “${url}”, which is no address.` });
  return findings;
}

export function texts(fields: readonly (readonly [key: string, text: string])[], path: Path, subject: string): Finding[] {
  return fields.flatMap(([key, text]) => {
    if (!notBlank.test(text)) return [{ path: [...path, key], message: `${subject}, ${key}, is blank.` }];
    if (!readableLine.test(text)) return [{ path: [...path, key], message: `${subject}, ${key}, holds characters that cannot be read.` }];
    return [];
  });
}

/** A finding for each repetition of a code. */
function duplicates(all: readonly { code: string; path: Path }[], message: (code: string) => string): Finding[] {
  const seen = new Set<string>();
  return all.flatMap(({ code, path }) => {
    if (seen.has(code)) return [{ path, message: message(code) }];
    seen.add(code);
    return [];
  });
}
