import { deciders, type ProgrammeState, type UloState } from '#development';
import { readStream, type EventStore } from '#event-store';
import type { Instant } from '#kernel';
import { foldOf } from '#history';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { policyVersions, type PolicyVersion } from '../plan/policy-versions.js';

/** A ULO and its programme as they stand now. */
export interface UloSnapshot {
  ulo: string;
  whole: UloState;
  programme: ProgrammeState;
  /** The versions of its reminder policy, the oldest first. */
  policies: readonly [PolicyVersion, ...PolicyVersion[]];
  example: boolean;
}

/**
 * Reads them from their streams, so that what was recorded a moment ago is in it; or as they were known at an instant.
 * Undefined for a ULO that has not begun.
 */
export async function loadUlo(store: Pick<EventStore, 'readStream'>, ulo: string, knownAt?: Instant): Promise<UloSnapshot | undefined> {
  const events = await readStream(store, `ulo-${ulo}`, { recordedUntil: knownAt });
  const whole = foldOf(deciders.ulo, events).state;
  const { programme } = whole.partnership;
  if (programme === null) return undefined;
  return { ulo, whole, ...(await programmeOf(store, programme, knownAt)), example: events[0]?.metadata.example === true };
}

/** A programme as it stands now, or as it was known at an instant. */
export async function programmeOf(store: Pick<EventStore, 'readStream'>, programme: string, knownAt?: Instant): Promise<Pick<UloSnapshot, 'programme' | 'policies'>> {
  const events = await readStream(store, `programme-${programme}`, { recordedUntil: knownAt });
  return { programme: foldOf(deciders.programme, events).state, policies: policyVersions(events) };
}

/** The working days of its programme, as they are known. */
export const calendarOf = ({ policies }: Pick<UloSnapshot, 'policies'>): WorkingCalendar => (policies.at(-1) ?? policies[0]).calendar;
