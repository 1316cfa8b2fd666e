import { declareEvents, type DomainEvent } from '#kernel';
import { uloWarnings } from '../warnings/index.js';

/** Every warning that can be open for a ULO, with its words. */
export const warningTitles: Readonly<Record<string, string>> = Object.fromEntries(uloWarnings.map(({ code, title }) => [code, title]));

/** Somebody was told of an open warning and answered for it. The warning stays open: only what it watches clears it. */
export type WarningAcknowledged = DomainEvent<'WarningAcknowledged', { code: string; answer: string }>;

export type ComplianceEvent = WarningAcknowledged;

export const complianceEvents = declareEvents<ComplianceEvent>({
  WarningAcknowledged: {
    version: 1,
    part: 'compliance',
    title: 'Warning acknowledged',
    describe: ({ code, answer }) => `${warningTitles[code] ?? code}: ${answer}`,
  },
});
