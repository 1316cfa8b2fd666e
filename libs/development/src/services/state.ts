import type { PlainDate } from '#kernel';
import type { OutcomeTag, ServiceKind } from './codes.js';

/** One run of a service, from its opening to its closing. Reopening a service begins another run. */
export interface ServiceRun {
  id: string;
  service: ServiceKind;
  openedOn: PlainDate;
  closedOn: PlainDate | null;
  note: string | null;
  whyClosed: string | null;
}

/** Lists are in the order in which things happened. */
export interface ServicesState {
  prepared: { id: string; on: PlainDate; service: ServiceKind; note: string | null }[];
  runs: ServiceRun[];
  /** `agreement` is the id of the funding agreement that paid for the outcome. */
  outcomes: { id: string; on: PlainDate; outcomes: OutcomeTag[]; people: number; service: ServiceKind | null; agreement: string | null; evidence: string | null }[];
}

/** The run of a service that was open on a day. The closing day does not count as open. */
export const runOn = ({ runs }: ServicesState, service: ServiceKind, day: PlainDate): ServiceRun | undefined =>
  runs.find((run) => run.service === service && run.openedOn <= day && (run.closedOn === null || day < run.closedOn));

export const openServices = ({ runs }: ServicesState): ServiceRun[] => runs.filter((run) => run.closedOn === null);
