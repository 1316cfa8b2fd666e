import { compareText, foldText } from '#kernel';
import type { Phase } from '#workflow';
import { defaultTemplate } from '../template/default-template.js';

/** A phase in lists of ULOs, whose templates may differ: phases of one title are one phase there. */
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

/** The phases of the default template in its order, then all others by their words. */
export const comparePhases = (a: PhaseName, b: PhaseName): number => placeOf(a) - placeOf(b) || compareText(a.label, b.label) || compareText(a.code, b.code);

/** What the phases of the default template are about, by their codes in lists: their titles are in recorded plans and stay. */
const hints: Readonly<Record<string, string>> = {
  'decide-and-partner': 'agree to begin, and with whom',
  'come-together': 'local people agree the aim',
  found: 'set up the organisation',
  build: 'policies, money and premises',
  'launch-and-deliver': 'the launch and the first service',
  'sustain-and-let-go': 'lasting money, a commissioner who steps back',
  'network-and-mentor-others': 'help other ULOs',
};

/** A few words on a phase; none on those of other templates. */
export const phaseHint = ({ code }: Pick<PhaseName, 'code'>): string | undefined => (Object.hasOwn(hints, code) ? hints[code] : undefined);

/** “Found (set up the organisation)”. */
export function phaseInWords(phase: PhaseName): string {
  const hint = phaseHint(phase);
  return hint === undefined ? phase.label : `${phase.label} (${hint})`;
}
