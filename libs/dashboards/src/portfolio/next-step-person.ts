import type { PlainDate } from '#kernel';
import { stepPerson, type KnownPeople } from '../ulo/step-person.js';
import type { PortfolioRow } from './portfolio.columns.js';

/** Returns the name of the person for the next step of a ULO; null if there is none, or if the visitor may not see names. */
export const namesOfNextSteps = (people: KnownPeople, on: PlainDate) => ({ id, programme, nextStep }: Pick<PortfolioRow, 'id' | 'programme' | 'nextStep'>): string | null => {
  const person = stepPerson(nextStep?.person ?? null, people, { programme: programme.id, ulo: id }, on);
  return person === null || person.gone ? null : person.name;
};
