import type { PlainDate } from '#kernel';
import { openServices, serviceKinds, type UloState } from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

/** One run of a service: opened again, it is another one. */
export interface ServiceView {
  id: string;
  service: Coded;
  openedOn: PlainDate;
  closedOn: PlainDate | null;
  note: string | null;
}

export interface ServicesView {
  prepared: (Dated & { service: Coded; note: string | null })[];
  /** In the order in which they opened. */
  items: ServiceView[];
  open: number;
}

export const servicesView = ({ services: s }: UloState): ServicesView => ({
  prepared: s.prepared.map(({ id, on, service, note }) => ({ id, on, service: coded(serviceKinds, service), note })),
  items: s.runs.map(({ id, service, openedOn, closedOn, note }) => ({ id, service: coded(serviceKinds, service), openedOn, closedOn, note })),
  open: openServices(s).length,
});
