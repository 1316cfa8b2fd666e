import type { Completion, EvidenceRule, Gate, Link, Phase, Step } from '../template.js';
import { codeOf, entriesOf } from './naming.js';
import type { Path } from './places.js';
import type { Finding } from './structure.js';

/** A template file after the check of its structure, before the check of its rules. Excludes steps and phases with a wrong structure. */
export interface Draft {
  steps: readonly { value: Step; path: Path }[];
  phases: readonly { value: Phase; path: Path }[];
  /** Includes the codes of excluded ones. */
  stepCodes: ReadonlySet<string>;
  phaseCodes: ReadonlySet<string>;
  /** The number of the last phase in the file, from 0. */
  lastPhase: number;
}

export function draftOf(root: unknown, wrong: readonly Finding[]): Draft {
  const broken = new Set(wrong.map(({ path }) => path.slice(0, 2).join('/')));
  const validEntries = <T, R>(list: 'steps' | 'phases', normalise: (raw: R) => T): { value: T; path: Path }[] =>
    broken.has(list)
      ? []
      : entriesOf(root, list).flatMap((raw, at) => (broken.has(`${list}/${at}`) ? [] : [{ value: normalise(raw as R), path: [list, at] }]));
  const codes = (list: 'steps' | 'phases'): Set<string> => new Set(entriesOf(root, list).flatMap((_, at) => codeOf(root, list, at) ?? []));
  return { steps: validEntries('steps', stepOf), phases: validEntries('phases', phaseOf), stepCodes: codes('steps'), phaseCodes: codes('phases'), lastPhase: entriesOf(root, 'phases').length - 1 };
}

interface RawStep {
  code: string;
  title: string;
  purpose?: string;
  phase: string;
  owner: string;
  needs?: (string | { step: string; lag?: string })[];
  duration: { least: string; usual: string; most: string };
  done: Completion;
  evidence?: EvidenceRule;
  milestone?: boolean;
  waivable?: string[];
  links?: Link[];
}

function stepOf(raw: RawStep): Step {
  const { least, usual, most } = raw.duration;
  return {
    code: raw.code,
    title: evenBlanks(raw.title),
    purpose: evenBlanks(raw.purpose ?? ''),
    phase: raw.phase,
    owner: raw.owner,
    needs: (raw.needs ?? []).map((need) => (typeof need === 'string' ? { step: need, lag: 0 } : { step: need.step, lag: daysOf(need.lag ?? '0d') })),
    duration: { least: daysOf(least), usual: daysOf(usual), most: daysOf(most) },
    done: raw.done,
    evidence: raw.evidence ?? 'optional',
    milestone: raw.milestone ?? false,
    waivable: raw.waivable ?? [],
    links: (raw.links ?? []).map(({ title, url }) => ({ title: evenBlanks(title), url })),
  };
}

interface RawPhase {
  code: string;
  title: string;
  gate?: Partial<Gate> | null;
}

const phaseOf = ({ code, title, gate }: RawPhase): Phase => ({
  code,
  title: evenBlanks(title),
  gate: gate ? { steps: gate.steps ?? [], conditions: gate.conditions ?? [] } : null,
});

/** Puts a text on one line: YAML keeps the line breaks of some texts. */
export const evenBlanks = (text: string): string => text.replace(/[ \n\r\t]+/gu, ' ').trim();

/** Days of a length such as `8w` or `10d`. */
const daysOf = (length: string): number => Number.parseInt(length, 10) * (length.endsWith('w') ? 7 : 1);
