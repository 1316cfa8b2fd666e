import { declareEvents, type DomainEvent, type PlainDate } from '#kernel';

export const tenures = { lease: 'Lease', licence: 'Licence', freehold: 'Freehold', shared: 'Shared space' } as const;
export type Tenure = keyof typeof tenures;

/** What an access audit found. */
export interface AccessFindings {
  stepFree: boolean;
  accessible: boolean;
  findings?: string;
}

export interface PremisesTerms {
  tenure: Tenure;
  startsOn: PlainDate;
  /** The last day, itself included. Absent: no end agreed. */
  endsOn?: PlainDate;
  accessible: boolean;
  /** True when the premises look like the council's: a ULO must not be seen as part of the local authority. */
  councilBranded: boolean;
}

export type PremisesSearchOpened = DomainEvent<'PremisesSearchOpened', { needs?: string }>;
export type PremisesOffered = DomainEvent<'PremisesOffered', { what: string; offeredBy?: string }>;
/** `premises` is the id of the `PremisesOffered` or the `PremisesSecured` that was audited. */
export type AccessAuditCompleted = DomainEvent<'AccessAuditCompleted', AccessFindings & { premises: string }>;
/** `offer` is the id of the `PremisesOffered`. */
export type PremisesDeclined = DomainEvent<'PremisesDeclined', { offer: string; whyNot: string }>;
export type PremisesSecured = DomainEvent<'PremisesSecured', PremisesTerms & { offer?: string }>;
/** `premises` is the id of the `PremisesSecured`. Without a last day: no end agreed; version 1 always had one. */
export type PremisesRenewed = DomainEvent<'PremisesRenewed', { premises: string; endsOn?: PlainDate }>;
export type PremisesVacated = DomainEvent<'PremisesVacated', { premises: string }>;

export type PremisesEvent =
  | PremisesSearchOpened
  | PremisesOffered
  | AccessAuditCompleted
  | PremisesDeclined
  | PremisesSecured
  | PremisesRenewed
  | PremisesVacated;

const part = 'premises';

export const premisesEvents = declareEvents<PremisesEvent>({
  PremisesSearchOpened: { version: 1, part, title: 'Search for premises opened', describe: ({ needs }) => needs ?? '' },
  PremisesOffered: {
    version: 1,
    part,
    title: 'Premises offered',
    describe: ({ what, offeredBy }) => (offeredBy ? `${what}, by ${offeredBy}` : what),
  },
  AccessAuditCompleted: {
    version: 1,
    part,
    title: 'Access audit completed',
    describe: ({ stepFree, accessible, findings }) =>
      `${accessible ? 'Accessible' : 'Not accessible'}, ${stepFree ? 'step-free entrance' : 'no step-free entrance'}${findings ? `: ${findings}` : ''}`,
  },
  PremisesDeclined: { version: 1, part, title: 'Premises declined', describe: ({ whyNot }) => whyNot },
  PremisesSecured: {
    version: 1,
    part,
    title: 'Premises secured',
    describe: (p) =>
      `${tenures[p.tenure]} from ${p.startsOn}${p.endsOn ? ` to ${p.endsOn}` : ''}, ${p.accessible ? 'accessible' : 'not accessible'}, ${p.councilBranded ? 'council-branded' : 'not council-branded'}`,
  },
  PremisesRenewed: { version: 2, part, title: 'Premises renewed', describe: ({ endsOn }) => (endsOn ? `To ${endsOn}` : 'No end agreed') },
  PremisesVacated: { version: 1, part, title: 'Premises vacated', describe: () => '' },
});
