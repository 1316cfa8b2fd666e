import { maxDate, type WarningInterval, type WarningRule } from '#kernel';
import { heldPeriods, nameOfPremises, premisesOn } from '../premises/state.js';
import type { UloState } from '../ulo.state.js';
import { earliest } from '../earliest.js';

export const premisesNotAccessible: WarningRule<UloState> = {
  code: 'premises-not-accessible',
  version: 1,
  title: 'Premises not accessible',
  severity: 'red',
  source: 'Design criteria of 2007 (working wording): fully accessible. That the warning is red is a planning default.',
  matters: 'An organisation of disabled people in premises that they cannot use contradicts itself.',
  clearedBy: ['record-access-audit', 'secure-premises'],
  owner: 'owner',
  intervals: ({ premises: { secured } }) =>
    secured.flatMap((held) =>
      held.access.flatMap(({ on, accessible }, i): WarningInterval[] => {
        // Consecutive audits with the same result are one interval.
        if (accessible || held.access[i - 1]?.accessible === false) return [];
        const cleared = held.access.slice(i + 1).find((later) => later.accessible)?.on ?? null;
        const why = `So recorded on ${on}: ${nameOfPremises(premisesOn(held, on))}.`;
        return heldPeriods(held).map(({ from, over }) => ({ opens: maxDate(on, from), clears: earliest(cleared, over), why }));
      }),
    ),
};

export const premisesCouncilBranded: WarningRule<UloState> = {
  code: 'premises-council-branded',
  version: 1,
  title: 'Premises council-branded',
  severity: 'amber',
  source: 'SCIE guide 36: the ULO was not seen as part of the local authority.',
  matters: 'The organisation gained trust because it was not seen as part of the local authority.',
  clearedBy: ['vacate-premises', 'secure-premises'],
  owner: 'commissioner',
  intervals: ({ premises: { secured } }) =>
    secured
      .filter((held) => held.councilBranded)
      .flatMap((held) =>
        heldPeriods(held).map(({ from, over }) => ({
          opens: from,
          clears: over,
          why: `${nameOfPremises(premisesOn(held, from))} looks like the council’s.`,
        })),
      ),
};
