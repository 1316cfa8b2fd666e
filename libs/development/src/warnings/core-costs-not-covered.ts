import { addDays, maxDate, type WarningRule } from '#kernel';
import { overOn } from '../agreements/state.js';
import { firstElectedOn } from '../governance/state.js';
import type { UloState } from '../ulo.state.js';
import { intervalsWhere, until } from './intervals.js';

export const coreCostsNotCovered: WarningRule<UloState> = {
  code: 'core-costs-not-covered',
  version: 2,
  title: 'Core costs not covered',
  severity: 'amber',
  pressing: true,
  source: 'SCIE At a glance 25: difficulties in attracting long-term finance for core running costs. That it is watched from the election of a committee is a planning default.',
  matters: 'Project money pays for projects. Rent, management and accounts have to be paid all the same.',
  clearedBy: ['sign-agreement', 'submit-bid'],
  owner: 'owner',
  intervals({ governance, agreements: { agreements }, course: { ended } }) {
    const elected = firstElectedOn(governance);
    if (elected === null) return [];
    const terms = agreements.filter((a) => a.coreSharePercent > 0).map((a) => ({ from: maxDate(a.startsOn, a.signedOn), over: overOn(a) })).filter(({ from, over }) => from < over);
    const days = [elected, ...terms.flatMap(({ from, over }) => [from, over])].filter((day) => day >= elected);
    const found = intervalsWhere(days, (day) => {
      if (terms.some(({ from, over }) => from <= day && day < over)) return null;
      const last = terms.map(({ over }) => over).filter((over) => over <= day).sort().at(-1);
      return last === undefined ? `No agreement has paid them since the committee was elected on ${elected}.` : `The last day covered: ${addDays(last, -1)}.`;
    });
    return until(found, ended?.on ?? null);
  },
};
