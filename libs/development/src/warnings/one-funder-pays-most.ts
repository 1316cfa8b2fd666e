import { maxDate, type PlainDate, type WarningRule } from '#kernel';
import { overOn, type FundingAgreement } from '../agreements/state.js';
import { sameOrganisation, type NamedOrganisation } from '../organisations.js';
import { meets } from '../rule-sets/rule-set.js';
import type { UloState } from '../ulo.state.js';
import { pounds } from '../words.js';
import { intervalsWhere, until } from './intervals.js';

/** More than three quarters. */
const most = { num: 3, den: 4, cmp: '>' } as const;

const funderOf = ({ funder, funderOrganisation }: FundingAgreement): NamedOrganisation => ({ name: funder, id: funderOrganisation });
export const runsOn = (agreement: FundingAgreement, day: PlainDate): boolean => maxDate(agreement.startsOn, agreement.signedOn) <= day && day < overOn(agreement);
export const fundingDays = (agreements: readonly FundingAgreement[]): PlainDate[] => agreements.flatMap((a) => [maxDate(a.startsOn, a.signedOn), overOn(a)]);

export const oneFunderPaysMost: WarningRule<UloState> = {
  code: 'one-funder-pays-most',
  version: 1,
  title: 'One funder pays more than three quarters',
  severity: 'amber',
  source: 'SCIE At a glance 25: small organisations are insecure. Three quarters are a planning default.',
  matters: 'What depends on one funder ends with that funder.',
  clearedBy: ['sign-agreement', 'submit-bid'],
  owner: 'owner',
  intervals: ({ agreements: { agreements }, course: { ended } }) => {
    const funders = agreements.map(funderOf).filter((one, i, all) => one.name !== null && all.findIndex((other) => sameOrganisation(one, other)) === i);
    return until(
      funders.flatMap((funder) =>
        intervalsWhere(fundingDays(agreements), (day) => {
          const running = agreements.filter((a) => runsOn(a, day));
          const total = running.reduce((sum, a) => sum + a.amountPence, 0);
          const own = running.filter((a) => sameOrganisation(funderOf(a), funder)).reduce((sum, a) => sum + a.amountPence, 0);
          return meets(most, own, total) ? `${funder.name ?? ''}: ${pounds(own)} of ${pounds(total)} in agreements that run.` : null;
        }),
      ),
      ended?.on ?? null,
    );
  },
};
