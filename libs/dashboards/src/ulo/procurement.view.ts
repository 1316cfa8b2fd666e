import type { PlainDate } from '#kernel';
import {
  awardCriteria, daysOpen, figureInWords, judgeReservation, measures, reservationChoices, ruleSetInForce, ruleSetsOf, specificationChecks, tenderFormats,
  type ReservationTest, type Tender, type UloState,
} from '#development';
import { coded, type Coded, type Dated } from './shapes.js';

export interface ReservationTestView extends Dated {
  /** The law that it went by: the one in force on the day on which the procurement began. */
  ruleSet: Coded;
  version: number;
  purposeMet: boolean;
  shareMet: boolean;
  counted: number;
  workforce: number;
  measuredOver: Coded;
  /** The same inputs under every other law. */
  underOthers: { ruleSet: Coded; met: boolean }[];
}

export interface TenderView {
  id: string;
  title: string;
  plannedOn: PlainDate;
  /** The day on which the procurement began. */
  beganOn: PlainDate;
  status: 'planned' | 'published' | 'awarded' | 'given-up';
  estimatePence: number;
  /** The threshold in force on the day on which it began, in words. */
  threshold: string;
  specification: (Dated & { users: number; checks: Coded[] }) | null;
  consideration: (Dated & { choice: Coded; why: string }) | null;
  tests: ReservationTestView[];
  reservedOn: PlainDate | null;
  publication: (Dated & { closesOn: PlainDate; daysOpen: number; formats: Coded[]; weights: { criterion: Coded; weight: number }[]; notice: string | null }) | null;
  priceMatch: (Dated & { bestPence: number; matched: boolean }) | null;
  award: (Dated & { amountPence: number; supportedBusiness: boolean; startsOn: PlainDate; endsOn: PlainDate }) | null;
  givenUpOn: PlainDate | null;
  whyGivenUp: string | null;
}

export interface ProcurementView {
  /** In the order in which they were planned. */
  tenders: TenderView[];
}

export const procurementView = ({ procurement: { tenders } }: UloState): ProcurementView => ({ tenders: tenders.map(tenderView) });

const tenderView = (t: Tender): TenderView => ({
  id: t.id, title: t.title, plannedOn: t.plannedOn, beganOn: t.beganOn, estimatePence: t.estimatePence, reservedOn: t.reservedOn, givenUpOn: t.givenUpOn, whyGivenUp: t.whyGivenUp,
  status: t.award ? 'awarded' : t.givenUpOn !== null ? 'given-up' : t.publication ? 'published' : 'planned',
  threshold: figureInWords(ruleSetInForce('threshold', t.beganOn)),
  specification: t.specification && { ...t.specification, checks: t.specification.checks.map((check) => coded(specificationChecks, check)) },
  consideration: t.consideration && { ...t.consideration, choice: coded(reservationChoices, t.consideration.choice) },
  tests: t.tests.map(testView),
  publication: t.publication && {
    id: t.publication.id, on: t.publication.on, closesOn: t.publication.closesOn, daysOpen: daysOpen(t.publication), notice: t.publication.notice,
    formats: t.publication.formats.map((format) => coded(tenderFormats, format)),
    weights: t.publication.weights.map(({ criterion, weight }) => ({ criterion: coded(awardCriteria, criterion), weight })),
  },
  priceMatch: t.priceMatch && { ...t.priceMatch },
  award: t.award && { ...t.award },
});

const laws = ruleSetsOf('reservation');
const titles = Object.fromEntries(laws.map(({ code, title }) => [code, title]));

const testView = ({ id, on, ruleSet, version, purposeMet, shareMet, counted, workforce, measuredOver }: ReservationTest): ReservationTestView => ({
  id, on, ruleSet: coded(titles, ruleSet), version, purposeMet, shareMet, counted, workforce, measuredOver: coded(measures, measuredOver),
  underOthers: laws.filter(({ code }) => code !== ruleSet).map((law) => ({ ruleSet: coded(titles, law.code), met: judgeReservation(law, { purposeMet, counted, of: workforce }).met === true })),
});
