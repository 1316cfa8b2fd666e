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
