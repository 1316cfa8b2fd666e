import { deciders, type ProgrammeState, type UloState } from '#development';
import { readStream, type EventStore } from '#event-store';
import type { Instant } from '#kernel';
import { foldOf } from '#history';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { policyVersions, type PolicyVersion } from '../plan/policy-versions.js';

/** The state of a ULO and its programme. */
export interface UloSnapshot {
  ulo: string;
  whole: UloState;
  programme: ProgrammeState;
  /** The versions of its reminder policy, the oldest first. */
  policies: readonly [PolicyVersion, ...PolicyVersion[]];
  example: boolean;
}

/**
 * Reads the state from the streams, so that it contains the latest events; or the state as it was known at an instant.
 * Undefined for a ULO that has not started.
 */
export async function loadUlo(store: Pick<EventStore, 'readStream'>, ulo: string, knownAt?: Instant): Promise<UloSnapshot | undefined> {
  const events = await readStream(store, `ulo-${ulo}`, { recordedUntil: knownAt });
  const whole = foldOf(deciders.ulo, events).state;
  const { programme } = whole.partnership;
  if (programme === null) return undefined;
  return { ulo, whole, ...(await programmeOf(store, programme, knownAt)), example: events[0]?.metadata.example === true };
}

/** The state of a programme now, or as it was known at an instant. */
export async function programmeOf(store: Pick<EventStore, 'readStream'>, programme: string, knownAt?: Instant): Promise<Pick<UloSnapshot, 'programme' | 'policies'>> {
  const events = await readStream(store, `programme-${programme}`, { recordedUntil: knownAt });
  return { programme: foldOf(deciders.programme, events).state, policies: policyVersions(events) };
}

/** The working days of its programme, by the newest policy version. */
export const calendarOf = ({ policies }: Pick<UloSnapshot, 'policies'>): WorkingCalendar => (policies.at(-1) ?? policies[0]).calendar;
