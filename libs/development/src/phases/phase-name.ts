import { compareText, foldText } from '#kernel';
import type { Phase } from '#workflow';
import { defaultTemplate } from '../template/default-template.js';

/** A phase in lists of ULOs. Templates may differ, so lists treat phases with the same title as one phase. */
export interface PhaseName {
  /** The title in kebab case: `decide-and-partner`. */
  code: string;
  label: string;
}

export const phaseName = ({ code, title }: Pick<Phase, 'code' | 'title'>): PhaseName => ({
  code: foldText(title).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '') || foldText(code),
  label: title,
});

const places = new Map(defaultTemplate.phases.map((phase, place) => [phaseName(phase).code, place]));
const placeOf = ({ code }: PhaseName): number => places.get(code) ?? places.size;

/** Sorts the phases of the default template in its order, then all others by title. */
export const comparePhases = (a: PhaseName, b: PhaseName): number => placeOf(a) - placeOf(b) || compareText(a.label, b.label) || compareText(a.code, b.code);

/** Explanations of the phases of the default template, by code in lists. Recorded plans contain the titles, which stay as they are. */
const hints: Readonly<Record<string, string>> = {
  'decide-and-partner': 'agree to begin, and with whom',
  'come-together': 'local people agree the aim',
  found: 'set up the organisation',
  build: 'policies, money and premises',
  'launch-and-deliver': 'the launch and the first service',
  'sustain-and-let-go': 'lasting money, a commissioner who steps back',
  'network-and-mentor-others': 'help other ULOs',
};

/** A short explanation of a phase of the default template; undefined for other templates. */
export const phaseHint = ({ code }: Pick<PhaseName, 'code'>): string | undefined => (Object.hasOwn(hints, code) ? hints[code] : undefined);

/** “Found (set up the organisation)”. */
export function phaseInWords(phase: PhaseName): string {
  const hint = phaseHint(phase);
  return hint === undefined ? phase.label : `${phase.label} (${hint})`;
}
