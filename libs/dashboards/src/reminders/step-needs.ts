import type { Within } from '#access';
import type { PlainDate, Role } from '#kernel';
import { rolesOn, reminderScope, type PeopleDirectory, type Person, type Scope } from '#people';
import type { ReadModel } from '#projections';
import type { CurrentStep } from '../portfolio/plan.facts.js';
import { noPeople, stepPerson, type KnownPeople, type StepPerson } from '../ulo/step-person.js';
import { withinSql } from '../within-sql.js';

/** A step of a plan that somebody can work on, or does. */
export interface StepNeed extends Omit<CurrentStep, 'person'> {
  /** The person who was named for it. */
  person: StepPerson | null;
  ulo: { id: string; name: string };
  example: boolean;
}

export interface StepNeeds {
  /** First those that were to be finished by now as last agreed, the oldest first; then by the last day on which they may finish. */
  steps: StepNeed[];
  /** True when there are more. */
  moreSteps: boolean;
}

interface Asked {
  scope: Scope;
  /** The scope of the reader. */
  within: Within;
  /** Owner roles; all roles if absent. */
  owners?: readonly Role[];
  /** The id of a person whose named steps are included too. */
  named?: string;
  people: KnownPeople;
  isTheirs: (step: Found) => boolean;
}
interface Found {
  item: string;
  ulo: string;
  name: string;
  programme: string;
  owner: Role;
  person: string | null;
  example: number;
}

const MOST = 50;
/** The maximum number of rows that are read and filtered. */
const MAX_READ = 1_000;

/** The current steps of all owners. */
export const stepsOfAll = (model: ReadModel, within: Within, on: PlainDate, people: KnownPeople = noPeople): StepNeeds =>
  stepNeeds(model, { scope: {}, within, people, isTheirs: () => true }, on);

/** The current steps of an owner role in all ULOs. */
export const stepsOfRole = (model: ReadModel, role: Role, within: Within, on: PlainDate, people: KnownPeople = noPeople): StepNeeds =>
  stepNeeds(model, { scope: {}, within, owners: [role], people, isTheirs: () => true }, on);

/**
 * The current steps of one person: steps for which they were named, and steps of their role for which no person was named.
 * A programme manager also has the steps of roles without a person.
 */
export const stepsOfPerson = (model: ReadModel, person: Person, people: PeopleDirectory, within: Within, on: PlainDate): StepNeeds =>
  stepNeeds(model, {
    scope: reminderScope(person),
    within,
    ...(!rolesOn(person, on).includes('programme-manager') && { owners: rolesOn(person, on), named: person.id }),
    people: { directory: people, names: within },
    isTheirs({ ulo, programme, owner, person: named }) {
      const there = stepPerson(named, { directory: people, names: within }, { programme, ulo }, on);
      return there && !there.gone ? there.id === person.id : people.answering(owner, { programme, ulo }, on).some(({ id }) => id === person.id);
    },
  }, on);

function stepNeeds(model: ReadModel, { scope, within, owners, named, people, isTheirs }: Asked, on: PlainDate): StepNeeds {
  const among = 's.owner IN (SELECT value FROM json_each(?))';
  const filters = [[`(${among} OR s.person = ?)`, owners && JSON.stringify(owners), named ?? ''], ['p.programme = ?', scope.programme], ['s.ulo = ?', scope.ulo]]
    .filter((f): f is [string, ...string[]] => f[1] !== undefined);
  const [inScope, scoped] = withinSql(within, { programme: 'p.programme', ulo: 's.ulo' }) ?? ['1 = 1', []];
  const found = model.read((db) =>
    db.all<Found>(
      `SELECT s.item, s.ulo, s.owner, s.person, p.item ->> '$.name' AS name, p.programme, p.example
       FROM current_steps s JOIN portfolio p ON p.id = s.ulo LEFT JOIN programmes g ON g.id = p.programme
       WHERE ${inScope} AND coalesce(g.item ->> '$.closedOn', '9999-12-31') > ?${filters.map(([where]) => ` AND ${where}`).join('')}
       ORDER BY s.rank, s.ulo, s.code LIMIT ?`,
      ...scoped, on, ...filters.flatMap(([, ...values]) => values.filter((value) => value !== undefined)), MAX_READ,
    ),
  );
  const theirs = found.filter(isTheirs);
  return {
    steps: theirs.slice(0, MOST).map(({ item, ulo, name, programme, person, example }) => ({ ...(JSON.parse(item) as CurrentStep), person: stepPerson(person, people, { programme, ulo }, on), ulo: { id: ulo, name }, example: example === 1 })),
    moreSteps: theirs.length > MOST || found.length === MAX_READ,
  };
}
