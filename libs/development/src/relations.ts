import { addDays, maxDate, minDate, type PlainDate } from '#kernel';
import { overOn } from './agreements/state.js';
import { lastDayOf } from './mentoring/state.js';
import type { UloState } from './ulo.state.js';

/** The kinds of relation between an organisation and a ULO. */
export const relationKinds = { mentor: 'mentors', commissioner: 'commissions', funder: 'funds' } as const;
export type RelationKind = keyof typeof relationKinds;

/** An organisation mentors, commissions or funds a ULO from one day to another (inclusive). */
export interface Relation {
  kind: RelationKind;
  /** The recorded name of the organisation. */
  name: string;
  /** The id of the organisation, where it was chosen from the register. */
  organisation: string | null;
  from: PlainDate;
  /** Null when no end is known. */
  to: PlainDate | null;
}

const idOf = (id: string | null): string | null => id?.toLowerCase() ?? null;

/** The relations of a ULO, also past and future ones. */
export const relationsOf = (ulo: UloState): Relation[] =>
  [...mentors(ulo), ...commissioners(ulo), ...funders(ulo)].filter(({ from, to }) => to === null || from <= to);

export const isRelatedOn = ({ from, to }: Pick<Relation, 'from' | 'to'>, day: PlainDate): boolean => from <= day && (to === null || day <= to);

const mentors = ({ mentoring: { agreements } }: UloState): Relation[] =>
  agreements.map((a) => ({ kind: 'mentor', name: a.mentor, organisation: idOf(a.mentorOrganisation), from: a.startsOn, to: lastDayOf(a) }));

/** The commissioner that started the development, then the one of each partnership, until the commissioner keeps no role. */
function commissioners({ partnership: p }: UloState): Relation[] {
  const named = [
    ...(p.startedOn !== null && p.commissioner !== null ? [{ on: p.startedOn, commissioner: p.commissioner, commissionerOrganisation: p.commissionerOrganisation }] : []),
    ...p.partnerships.map((one) => ({ ...one, on: maxDate(one.on, p.startedOn ?? one.on) })),
  ];
  const over = p.steppedBack?.role === 'none' ? addDays(p.steppedBack.on, -1) : null;
  return named.map(({ on, commissioner, commissionerOrganisation }, i): Relation => {
    const next = named[i + 1];
    const until = [...(next ? [addDays(next.on, -1)] : []), ...(over === null ? [] : [over])].reduce<PlainDate | null>((least, day) => (least === null ? day : minDate(least, day)), null);
    return { kind: 'commissioner', name: commissioner, organisation: idOf(commissionerOrganisation), from: on, to: until };
  });
}

const funders = ({ agreements: { agreements } }: UloState): Relation[] =>
  agreements.flatMap((a): Relation[] => (a.funder === null ? [] : [{ kind: 'funder', name: a.funder, organisation: idOf(a.funderOrganisation), from: a.startsOn, to: addDays(overOn(a), -1) }]));
