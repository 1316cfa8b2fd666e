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
 * What somebody sees of a ULO who comes to it by these grants alone. A mentor sees the notes of the organisation for which they mentor, or, when
 * they hold the role without one, those of the agreement in force today. Who comes from organisations that only fund the ULO sees the reports
 * that these ask for.
 */
export function seesOf(state: UloState, by: readonly Grant[], { directory, today }: Known): Sees {
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

/** Whether the grants leave nothing out at all. */
export const seesEverything = (by: readonly Grant[]): boolean => by.some((grant) => isEverywhere(grant) || (grant.role !== 'mentor' && grant.through === undefined));

/** As `seesOf`, without a look at the ULO where nothing is left out. */
export const sight = (by: readonly Grant[], known: Known): ((state: UloState) => Sees) => (seesEverything(by) ? () => seesAll : (state) => seesOf(state, by, known));

export type Unseen = ReadonlyMap<string, 'note' | 'report'>;

/** The ids of the events of a ULO that hold a note or a report which is not for who asks, corrections among them. */
export function unseenIn(events: readonly StoredEvent[], by: readonly Grant[], known: Known): Unseen {
  if (seesEverything(by)) return new Map();
  const { state } = foldOf(ulo, events);
  const sees = seesOf(state, by, known);
  const days = new Map(state.mentoring.sessions.map(({ id, on }) => [id, on]));
  const originals = new Map(events.map((event) => [event.id, event]));
  const whatIn = ({ id, type, data, occurredOn }: Pick<StoredEvent, 'id' | 'type' | 'data' | 'occurredOn'>): 'note' | 'report' | undefined => {
    if (type === 'MentoringSessionLogged') return sees.notesUnder(agreementOn(state.mentoring, days.get(id) ?? occurredOn)) ? undefined : 'note';
    const agreement = agreementOfReport(type, data, originals);
    if (agreement === undefined) return undefined;
    const signed = agreementById(state.agreements, agreement);
    return (signed ? sees.reportsUnder(signed) : by.some(({ through }) => through === undefined)) ? undefined : 'report';
  };
  /** A correction holds what it corrects, or says why that is withdrawn. */
  const ofEvent = (event: StoredEvent): 'note' | 'report' | undefined => {
    if (!isCorrection(event)) return whatIn(event);
    const { ofEvent: id, ofType: type, data } = event.data;
    return whatIn(originals.get(id) ?? event) ?? (data === null ? undefined : whatIn({ id, type, data, occurredOn: event.occurredOn }));
  };
  return new Map(events.flatMap((event) => [ofEvent(event) ?? []].flat().map((what) => [event.id, what] as const)));
}

/** The id of the agreement to which a report belongs; undefined of what is about no report. */
function agreementOfReport(type: string, data: object, originals: ReadonlyMap<string, StoredEvent>): string | undefined {
  const { agreement, report } = data as { agreement?: string; report?: string };
  if (type === 'ReportRequired') return agreement;
  return type === 'ReportSubmitted' ? (originals.get(report ?? '')?.data as { agreement?: string } | undefined)?.agreement : undefined;
}

/** The events of a ULO without those that are not for who asks. */
export function withoutUnseen(events: readonly StoredEvent[], by: readonly Grant[], known: Known): StoredEvent[] {
  const unseen = unseenIn(events, by, known);
  return events.filter(({ id }) => !unseen.has(id));
}

/** Entries without what they say of reports that are not for who asks. Who recorded them when stays. */
export const withoutReports = <E extends Pick<HistoryEntry, 'id' | 'text' | 'reason'>>(entries: readonly E[], unseen: Unseen): E[] =>
  entries.map((entry) => (unseen.get(entry.id) === 'report' ? { ...entry, text: '', reason: null } : entry));
