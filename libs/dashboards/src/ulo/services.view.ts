import type { PlainDate } from '#kernel';
import { nameOfAgreement, openServices, outcomeTags, serviceKinds, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

/** One run of a service: opened again, it is another one. */
export interface ServiceView {
  id: string;
  service: Coded;
  openedOn: PlainDate;
  closedOn: PlainDate | null;
  note: string | null;
  whyClosed: string | null;
}

export interface ServicesView {
  prepared: (Dated & { service: Coded; note: string | null })[];
  /** In the order in which they opened. */
  items: ServiceView[];
  open: number;
  /** `agreement`: the name of the agreement that paid for it. */
  outcomes: (Dated & { outcomes: Coded[]; people: number; service: Coded | null; agreement: string | null; evidence: string | null })[];
}

export const servicesView = ({ services: s, agreements: { agreements } }: UloState): ServicesView => ({
  prepared: s.prepared.map(({ id, on, service, note }) => ({ id, on, service: coded(serviceKinds, service), note })),
  items: s.runs.map(({ id, service, openedOn, closedOn, note, whyClosed }) => ({ id, service: coded(serviceKinds, service), openedOn, closedOn, note, whyClosed })),
  open: openServices(s).length,
  outcomes: s.outcomes.map(({ id, on, outcomes, people, service, agreement, evidence }) => {
    const paidBy = agreements.find((one) => one.id === agreement);
    return {
      id, on, people, evidence, outcomes: outcomes.map((tag) => coded(outcomeTags, tag)), service: service === null ? null : coded(serviceKinds, service), agreement: paidBy ? nameOfAgreement(paidBy) : null,
    };
  }),
});
