import type { PlainDate } from '#kernel';
import type { Coded } from './shapes.js';

export interface PremisesOfferView {
  id: string;
  on: PlainDate;
  description: string;
  decision: 'open' | 'declined' | 'secured';
  decidedOn: PlainDate | null;
  reason: string | null;
}

export interface PremisesTenureView {
  id: string;
  securedOn: PlainDate;
  tenure: Coded;
  startsOn: PlainDate;
  endsOn: PlainDate;
  accessible: boolean;
  councilBranded: boolean;
  vacatedOn: PlainDate | null;
}

export interface PremisesView {
  searchOpenedOn: PlainDate | null;
  offers: PremisesOfferView[];
  audits: { id: string; on: PlainDate; accessible: boolean; findings: string }[];
  tenures: PremisesTenureView[];
  current: PremisesTenureView | null;
}
