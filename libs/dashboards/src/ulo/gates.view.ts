import type { PlainDate } from '#kernel';
import { conditions, isConditionCode, phaseName, phasesFollowed, templateFollowed, type UloState } from '#development';
import type { PhaseStanding, Template } from '#workflow';
import type { Coded } from './shapes.js';

/** Something that a gate needs, and since when it is there. */
export interface GateNeed {
  label: string;
  metOn: PlainDate | null;
}

/** What a phase still waits for, or when it was left behind. */
export interface GateView {
  /** As in lists: the title in kebab case, and as it is. */
  phase: Coded;
  /** The day on which the last of its needs was met; null while one is not. */
  passedOn: PlainDate | null;
  needs: GateNeed[];
}

/** The needs of a gate in words: the title of each step and condition. */
export const gateNeeds = ({ needs }: PhaseStanding, { steps }: Template): GateNeed[] =>
  needs.map(({ kind, code, metOn }) => ({ label: kind === 'step' ? (steps.find((s) => s.code === code)?.title ?? code) : conditionTitle(code), metOn }));

const conditionTitle = (code: string): string => (isConditionCode(code) ? conditions[code].title : code);

/** The gates of a ULO on a day. Phases without a gate are left out. */
export function gateViews(ulo: UloState, day: PlainDate): GateView[] {
  const template = templateFollowed(ulo, day);
  return phasesFollowed(ulo, day)
    .filter(({ phase }) => phase.gate !== null)
    .map((standing) => ({ phase: phaseName(standing.phase), passedOn: standing.passedOn, needs: gateNeeds(standing, template) }));
}
