import type { PlainDate } from '#kernel';
import type { Coded } from './shapes.js';

export interface ServiceView {
  id: string;
  kinds: Coded[];
  name: string | null;
  openedOn: PlainDate;
  closedOn: PlainDate | null;
}

export interface ServicesView {
  /** In the order in which they opened. */
  items: ServiceView[];
  open: number;
}
