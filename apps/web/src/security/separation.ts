import { isEverywhere, type Grant } from '#access';
import type { HistoryEntry } from '#audit';
import { seesAll, type Sees } from '#dashboards';
import { agreementById, agreementOn, isRelatedOn, relationsOf, ulo, type UloState } from '#development';
import { foldOf, isCorrection } from '#history';
import type { PlainDate, StoredEvent } from '#kernel';
import type { OrganisationDirectory } from '#organisations';

interface Known {
  directory: () => OrganisationDirectory;
  today: PlainDate;
}

/**
 * The notes and reports of a ULO that these grants show. A mentor sees the notes of their own organisation. A mentor without
 * one sees the notes of the agreement in force today. People of organisations that only fund the ULO see the reports that
 * these organisations require.
 */
export function visibilityOf(state: UloState, by: readonly Grant[], { directory, today }: Known): Sees {
  const organisations = by.flatMap(({ through }) => through ?? []);
  const isOurs = (name: string | null, organisation: string | null): boolean => {
    const id = name === null ? undefined : directory().related({ name, organisation });
    return id !== undefined && organisations.includes(id);
  };
  const mentors = by.length > 0 && by.every((grant) => grant.role === 'mentor' && !isEverywhere(grant));
  const current = agreementOn(state.mentoring, today);
  const funds = by.length > 0 && by.every(({ through }) => through !== undefined) && onlyFund(state, isOurs, today);
  return {
    notesUnder: (agreement) =>
      !mentors || (agreement !== undefined && (organisations.length > 0 ? isOurs(agreement.mentor, agreement.mentorOrganisation) : agreement.id === current?.id)),
    reportsUnder: (agreement) => !funds || isOurs(agreement.funder, agreement.funderOrganisation),
  };
}

function onlyFund(state: UloState, isOurs: (name: string, organisation: string | null) => boolean, today: PlainDate): boolean {
  return relationsOf(state).filter((one) => isRelatedOn(one, today) && isOurs(one.name, one.organisation)).every(({ kind }) => kind === 'funder');
}

/** True when the grants show everything. */
export const seesEverything = (by: readonly Grant[]): boolean => by.some((grant) => isEverywhere(grant) || (grant.role !== 'mentor' && grant.through === undefined));

/** As `seesOf`, but does not inspect the ULO when the grants show everything. */
export const visibilityFor = (by: readonly Grant[], known: Known): ((state: UloState) => Sees) => (seesEverything(by) ? () => seesAll : (state) => visibilityOf(state, by, known));

export type HiddenEvents = ReadonlyMap<string, 'note' | 'report'>;

/** The ids of the events with a note or report that the person may not see. Corrections of such events are included. */
export function hiddenEventsIn(events: readonly StoredEvent[], by: readonly Grant[], known: Known): HiddenEvents {
  if (seesEverything(by)) return new Map();
  const { state } = foldOf(ulo, events);
  const sees = visibilityOf(state, by, known);
  const days = new Map(state.mentoring.sessions.map(({ id, on }) => [id, on]));
  const originals = new Map(events.map((event) => [event.id, event]));
  const whatIn = ({ id, type, data, occurredOn }: Pick<StoredEvent, 'id' | 'type' | 'data' | 'occurredOn'>): 'note' | 'report' | undefined => {
    if (type === 'MentoringSessionLogged') return sees.notesUnder(agreementOn(state.mentoring, days.get(id) ?? occurredOn)) ? undefined : 'note';
    const agreement = agreementOfReport(type, data, originals);
    if (agreement === undefined) return undefined;
    const signed = agreementById(state.agreements, agreement);
    return (signed ? sees.reportsUnder(signed) : by.some(({ through }) => through === undefined)) ? undefined : 'report';
  };
  /** A correction contains the corrected data, or the reason of a withdrawal. */
  const ofEvent = (event: StoredEvent): 'note' | 'report' | undefined => {
    if (!isCorrection(event)) return whatIn(event);
    const { ofEvent: id, ofType: type, data } = event.data;
    return whatIn(originals.get(id) ?? event) ?? (data === null ? undefined : whatIn({ id, type, data, occurredOn: event.occurredOn }));
  };
  return new Map(events.flatMap((event) => [ofEvent(event) ?? []].flat().map((what) => [event.id, what] as const)));
}

/** The id of the agreement of a report; undefined for events that are not about a report. */
function agreementOfReport(type: string, data: object, originals: ReadonlyMap<string, StoredEvent>): string | undefined {
  const { agreement, report } = data as { agreement?: string; report?: string };
  if (type === 'ReportRequired') return agreement;
  return type === 'ReportSubmitted' ? (originals.get(report ?? '')?.data as { agreement?: string } | undefined)?.agreement : undefined;
}

/** The events of a ULO that the person may see. */
export function withoutHidden(events: readonly StoredEvent[], by: readonly Grant[], known: Known): StoredEvent[] {
  const unseen = hiddenEventsIn(events, by, known);
  return events.filter(({ id }) => !unseen.has(id));
}

/** Removes the text of reports that the person may not see. The author and the time of each entry stay. */
export const withoutReports = <E extends Pick<HistoryEntry, 'id' | 'text' | 'reason'>>(entries: readonly E[], unseen: HiddenEvents): E[] =>
  entries.map((entry) => (unseen.get(entry.id) === 'report' ? { ...entry, text: '', reason: null } : entry));
