import { bidLineCategories } from '#development';
import { derivedId, foldText, type PlainDate } from '#kernel';
import type { DatedBid, DatedUlo } from '../dated/dated.facts.js';

interface GrantOrganisation {
  id: string;
  name: string;
}

/** A grant as the 360Giving Data Standard 1.4 has it. Amounts are in pounds. */
export interface Grant {
  id: string;
  title: string;
  description: string;
  currency: 'GBP';
  amountAppliedFor: number;
  amountAwarded: number;
  awardDate: PlainDate;
  recipientOrganization: GrantOrganisation[];
  fundingOrganization: GrantOrganisation[];
  beneficiaryLocation: { name: string }[];
}

/** A file of grants as the standard has it. Without any grant it is not valid: the standard asks for one at least. */
export interface GrantPackage {
  version: '1.4';
  title: string;
  description: string;
  issued: PlainDate;
  grants: Grant[];
}

export interface GrantsOf {
  /** The 360Giving prefix of the publisher, with which all ids begin. */
  prefix: string;
  today: PlainDate;
  /** The register id of a funder that was chosen or whose name is matched; undefined for other funders. */
  organisationOf: (funder: { name: string; organisation: string | null }) => string | undefined;
}

/** The standard requires titles of fewer than 140 characters. */
const LONGEST_TITLE = 139;

/** The awarded bids of ULOs with a known funder, oldest award first. */
export function grantPackage(ulos: readonly DatedUlo[], { prefix, today, organisationOf }: GrantsOf): GrantPackage {
  const awarded = ulos.flatMap((ulo) => ulo.bids.flatMap((bid) => (bid.decided?.outcome === 'awarded' ? [{ ulo, bid, on: bid.decided.on, pence: bid.decided.awardedPence }] : [])));
  const known = awarded.flatMap(({ bid, ...more }) => (bid.funder === null ? [] : [{ bid, funder: bid.funder, ...more }]));
  const idOf = (id: string): string => `${prefix}-${id}`;
  const grants = known.map(({ ulo, bid, funder, on, pence }): Grant => ({
    id: idOf(bid.id),
    title: [...(bid.purpose ?? `Grant to ${ulo.name}`)].slice(0, LONGEST_TITLE).join(''),
    description: descriptionOf(ulo, bid),
    currency: 'GBP',
    amountAppliedFor: bid.askedPence / 100,
    amountAwarded: pence / 100,
    awardDate: on,
    recipientOrganization: [{ id: idOf(ulo.id), name: ulo.name }],
    fundingOrganization: [{ id: idOf(organisationOf({ name: funder, organisation: bid.funderOrganisation }) ?? derivedId(`funder ${foldText(funder)}`)), name: funder }],
    beneficiaryLocation: [{ name: ulo.area }],
  }));
  const left = awarded.length - known.length;
  return {
    version: '1.4', title: 'Grants to user-led organisations under development', issued: today,
    description: [
      'Bids of user-led organisations that were awarded, as recorded in Milepost.',
      ...(left > 0 ? [`${left} more ${left === 1 ? 'is' : 'are'} left out: no funder is recorded.`] : []),
      ...(ulos.some(({ example }) => example) ? ['Some of it is example data: its organisations and amounts are invented.'] : []),
    ].join(' '),
    grants: grants.sort((a, b) => (a.awardDate < b.awardDate ? -1 : a.awardDate > b.awardDate ? 1 : a.id < b.id ? -1 : 1)),
  };
}

function descriptionOf({ name }: DatedUlo, { purpose, lines }: DatedBid): string {
  const parts = lines.map(({ category, amountPence }) => `${bidLineCategories[category].toLowerCase()} £${(amountPence / 100).toFixed(2)}`);
  return `${purpose ?? 'Development of a user-led organisation'}. Asked for by ${name}: ${parts.join(', ')}.`;
}
