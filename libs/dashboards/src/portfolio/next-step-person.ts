import type { PlainDate } from '#kernel';
import { stepPerson, type KnownPeople } from '../ulo/step-person.js';
import type { PortfolioRow } from './portfolio.columns.js';

/** Gives the name of the person whose the next step of a ULO is; null when it is its role's, or the visitor does not see names. */
export const namesOfNextSteps = (people: KnownPeople, on: PlainDate) => ({ id, programme, nextStep }: Pick<PortfolioRow, 'id' | 'programme' | 'nextStep'>): string | null => {
  const person = stepPerson(nextStep?.person ?? null, people, { programme: programme.id, ulo: id }, on);
  return person === null || person.gone ? null : person.name;
};
