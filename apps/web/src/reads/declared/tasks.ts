import { nowhere } from '#access';
import { needsOfAll, needsOfPerson, needsOfRole, type NeedsPart } from '#dashboards';
import type { Role } from '#kernel';
import type { PeopleDirectory, Person } from '#people';
import { peopleReaders } from '../../security/access.js';
import { ofList, type Scoped, type WithNames } from '../declared-read.js';
import { readRoutes } from '../read-routes.js';

/** The tasks of a role, of a scope, or of a person. */
export const taskReads = {
  needs: ofList(readRoutes.needs, async (context, { role, within, part, names = nowhere }: { role: Role; part?: NeedsPart } & Scoped & WithNames) =>
    needsOfRole(context.sources, role, within, context.sources.clock.now(), await context.knownPeople(names), part)),

  /** For pages only: the tasks of all people in the scope. */
  needsOfAll: ofList({ title: 'See what everybody has to do', roles: ['programme-manager', 'commissioner'] }, async (context, { within, part, names = nowhere }: { part?: NeedsPart } & Scoped & WithNames) =>
    needsOfAll(context.sources, within, context.sources.clock.now(), await context.knownPeople(names), part)),

  /** For pages only: programs do not get names. */
  needsOfPerson: ofList({ title: 'See what needs a person', roles: peopleReaders, showsPeople: true }, ({ sources }, { person, people, within }: { person: Person; people: PeopleDirectory } & Scoped) =>
    needsOfPerson(sources, person, people, within, sources.clock.now())),
};
