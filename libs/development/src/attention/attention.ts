import { isPressing } from '../warnings/index.js';

/** Days without an entry after which a ULO counts as silent, and after which the silence is serious. */
export const SILENT_DAYS = 60;
export const LONG_SILENT_DAYS = 90;
/** Being late by more days than this is serious. */
const LATE_DAYS = 30;
/** A finish that is more days than this after the agreed finish is a reason for attention. */
const FINISH_DAYS = 60;
/** The number of days ahead in which endings are reported. */
export const ENDING_DAYS = 90;

/** Figures that describe a ULO on one day. */
export interface AttentionFigures {
  ended: boolean;
  paused: boolean;
  /** Names of milestones and steps that are past the day last agreed, and by how many days. */
  late: readonly { name: string; days: number }[];
  /** Open milestones that were moved when already late. */
  movedWhenLate: number;
  /** Titles of serious warnings that are open. */
  serious: readonly { title: string; answered: boolean }[];
  /** Titles of other open warnings that threaten the organisation, without those that other figures here cover. */
  pressing: readonly { title: string; answered: boolean }[];
  /** Days since the last event; null when there are no events. */
  silentDays: number | null;
  /** The number of days by which the forecast finish is after the agreed finish; null without a plan. */
  finishLaterDays: number | null;
  hasPlan: boolean;
}

export type AttentionColour = 'red' | 'amber' | 'green' | 'none';

export interface Attention {
  colour: AttentionColour;
  /** The most serious reason first. Never empty. */
  reasons: string[];
  /** A larger weight means that the ULO needs help more. */
  weight: number;
}

/** Warnings that separate figures cover: lateness, silence and a missing plan. */
const coveredByFigures: ReadonlySet<string> = new Set(['milestone-late', 'nothing-recorded-for-sixty-days', 'no-plan']);

/** Whether the warning is pressing and no other figure covers it. */
export const isReasonForAttention = (code: string): boolean => isPressing(code) && !coveredByFigures.has(code);

const daysOf = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;

/** Rates a ULO red, amber or green, with the reasons in words. */
export function attentionOf(figures: AttentionFigures): Attention {
  if (figures.ended) return { colour: 'none', reasons: ['The development has ended'], weight: -2 };
  if (figures.paused) return { colour: 'none', reasons: ['The development rests'], weight: -1 };
  const { red, amber } = reasonsOf(figures);
  const longest = Math.max(0, ...figures.late.map(({ days }) => days));
  const weight = red.length * 10_000 + amber.length * 1_000 + Math.min(longest, 999);
  if (red.length > 0) return { colour: 'red', reasons: [...red, ...amber], weight: weight + 1_000_000 };
  if (amber.length > 0) return { colour: 'amber', reasons: amber, weight };
  return { colour: 'green', reasons: ['Nothing is late'], weight: 0 };
}

const inWords = ({ title, answered }: { title: string; answered: boolean }): string => `${title}${answered ? ' (answered)' : ''}`;

function reasonsOf({ late, movedWhenLate, serious, pressing, silentDays, finishLaterDays, hasPlan }: AttentionFigures): { red: string[]; amber: string[] } {
  const red: string[] = [];
  const amber: string[] = [];
  const [longest, ...others] = [...late].sort((a, b) => b.days - a.days);
  if (longest) (longest.days > LATE_DAYS ? red : amber).push(`${longest.name} is ${daysOf(longest.days)} late${others.length > 0 ? `, and ${others.length} more` : ''}`);
  for (const one of serious) (one.answered ? amber : red).push(inWords(one));
  amber.push(...pressing.map(inWords));
  if (silentDays !== null && silentDays >= SILENT_DAYS) (silentDays >= LONG_SILENT_DAYS ? red : amber).push(`Nothing recorded for ${daysOf(silentDays)}`);
  if (movedWhenLate > 0) amber.push(`${movedWhenLate === 1 ? 'A date was' : `${movedWhenLate} dates were`} moved when already late`);
  if (finishLaterDays !== null && finishLaterDays > FINISH_DAYS) amber.push(`Finishes ${daysOf(finishLaterDays)} later than agreed`);
  if (!hasPlan) amber.push('There is no plan');
  return { red, amber };
}
