import { addDays, type WarningInterval, type WarningRule } from '#kernel';
import { earliest } from '../earliest.js';
import { hasAccessibleFormat } from '../procurement/codes.js';
import { daysOpen } from '../procurement/publish-tender.js';
import { nameOfTender, tenderOverOn, type Tender } from '../procurement/state.js';
import { tenderTime } from '../rule-sets/data/funding.js';
import type { UloState } from '../ulo.state.js';

type Words = Pick<WarningRule<UloState>, 'code' | 'title' | 'source' | 'matters' | 'clearedBy'>;

/** Declares a warning for each tender, from its publication until it is over or published again. */
const tenderWarning = (words: Words, wrong: (tender: Tender) => string | null): WarningRule<UloState> => ({
  ...words,
  version: 1,
  severity: 'amber',
  owner: 'commissioner',
  intervals: ({ procurement: { tenders } }) => tenders.flatMap((tender) => intervalsOf(tender, wrong(tender))),
});

function intervalsOf(tender: Tender, why: string | null): WarningInterval[] {
  if (why === null || !tender.publication) return [];
  // After the closing day bids are no longer possible, so nobody can correct the tender.
  const clears = earliest(tenderOverOn(tender), addDays(tender.publication.closesOn, 1));
  return [{ opens: tender.publication.on, clears, why: `${why}: ${nameOfTender(tender)}.` }];
}

const guidance = 'SCIE At a glance 25';
const clearedBy = ['publish-tender', 'give-up-tender'];

export const tenderNotAccessible = tenderWarning(
  {
    code: 'tender-not-accessible', title: 'Tender in no accessible format', clearedBy,
    source: `${guidance}: contracting processes that are accessible and easier to understand.`,
    matters: 'A level playing field begins with documents that everybody can read.',
  },
  ({ publication }) => (publication && !hasAccessibleFormat(publication.formats) ? 'Standard documents only' : null),
);

export const tenderTooShort = tenderWarning(
  {
    code: 'tender-too-short', title: `Tender open for less than ${tenderTime.parameters.days} days`, clearedBy,
    source: `${guidance}: give adequate time. ${tenderTime.parameters.days} days are a planning default.`,
    matters: 'A small organisation that decides together needs time to bid.',
  },
  ({ publication }) => (publication && daysOpen(publication) < tenderTime.parameters.days ? `Open for ${daysOpen(publication)} days` : null),
);

export const specificationWithoutUsers = tenderWarning(
  {
    code: 'specification-without-users', title: 'Specification written without people who use services', clearedBy: ['co-produce-specification', 'give-up-tender'],
    source: `${guidance}: a tender specification with local service user involvement.`,
    matters: 'Those who will use the service know what it has to do.',
  },
  ({ specification }) => (specification === null ? 'Nothing is on record of how it was written' : specification.users === 0 ? 'Nobody who uses services took part' : null),
);

export const awardOnPriceOnly = tenderWarning(
  {
    code: 'award-on-price-only', title: 'Tender judged on price only', clearedBy,
    source: `${guidance}: procurement is not just about price.`,
    matters: 'Credibility and outcomes for independent living are what a user-led organisation adds.',
  },
  ({ publication }) => (publication?.weights.every(({ criterion }) => criterion === 'price') ? 'Price is the only criterion' : null),
);
