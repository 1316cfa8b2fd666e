import type { WarningInterval, WarningRule } from '#kernel';
import { givenUpOn, nameOfPremises } from '../premises/premises.state.js';
import type { UloState } from '../ulo.state.js';

export const premisesNotAccessible: WarningRule<UloState> = {
  code: 'premises-not-accessible',
  title: 'Premises not accessible',
  severity: 'red',
  source: 'Design criteria of 2007 (working wording): fully accessible. That the warning is red is a planning default.',
  intervals: ({ premises: { secured } }) =>
    secured.flatMap((held) => {
      const over = givenUpOn(held);
      return held.access.flatMap(({ on, accessible }, i): WarningInterval[] => {
        // One interval for a row of audits that all found the same.
        if (accessible || held.access[i - 1]?.accessible === false) return [];
        const cleared = held.access.slice(i + 1).find((later) => later.accessible)?.on ?? null;
        const clears = cleared !== null && (over === null || cleared < over) ? cleared : over;
        const why = `So recorded on ${on}: ${nameOfPremises(held)}.`;
        return clears !== null && clears <= on ? [] : [{ opens: on, clears, why }];
      });
    }),
};

export const premisesCouncilBranded: WarningRule<UloState> = {
  code: 'premises-council-branded',
  title: 'Premises council-branded',
  severity: 'amber',
  source: 'SCIE guide 36: the ULO was not seen as part of the local authority.',
  intervals: ({ premises: { secured } }) =>
    secured
      .filter((held) => held.councilBranded)
      .map((held) => ({ opens: held.securedOn, clears: givenUpOn(held), why: `${nameOfPremises(held)} looks like the council’s.` })),
};
