import type { Restricted } from '#access';
import { peopleReaders } from '../../security/access.js';
import { readRoutes, type ReadRouteSpec } from '../read-routes.js';
import type { Asked } from './read-query.handler.js';
import type { Filtered, Readers } from './readers.js';

/** What a question is about: one ULO or programme, or a list, which holds only what lies in the scope of who asks. */
type About<K extends keyof Readers> = Asked<K> extends Filtered ? 'list' : (asked: Asked<K>) => readonly ['ulo' | 'programme', string];

type Access = { readonly [K in keyof Readers]: Restricted & { about: About<K> } };

const ulo = ({ id }: { id: string }) => ['ulo', id] as const;
const programme = ({ id }: { id: string }) => ['programme', id] as const;
const told = ({ kind, id }: { kind: 'ulo' | 'programme'; id: string }) => [kind, id] as const;
const on = <A>({ title, roles }: ReadRouteSpec, about: A) => ({ title, roles, about });

/** Who may ask what about what, whichever way it is asked: over the API or by a page. */
export const readAccess: Access = {
  ulos: on(readRoutes.ulos, 'list'),
  ulosBytes: on(readRoutes.ulos, 'list'),
  ulosCsv: on(readRoutes.ulosCsv, 'list'),
  ulo: on(readRoutes.ulo, ulo),
  uloChoices: on(readRoutes.ulo, ulo),
  history: on(readRoutes.history, told),
  events: on(readRoutes.history, told),
  programmes: on(readRoutes.programmes, 'list'),
  programme: on(readRoutes.programme, programme),
  milestones: on(readRoutes.milestones, 'list'),
  warnings: on(readRoutes.warnings, 'list'),
  warningCounts: on(readRoutes.warnings, 'list'),
  uloReminders: on(readRoutes.uloReminders, ulo),
  programmeReminders: on(readRoutes.programmeReminders, programme),
  reminderPolicy: on(readRoutes.reminderPolicy, programme),
  templates: on(readRoutes.templates, programme),
  template: on(readRoutes.template, programme),
  templateChanges: on(readRoutes.templateChanges, programme),
  planMove: { title: 'Compare a plan with another version', roles: ['programme-manager'], about: ulo },
  templatePreview: { title: 'Try a template', roles: ['programme-manager'], about: programme },
  needs: on(readRoutes.needs, 'list'),
  nextStepNames: { title: 'See people’s names', roles: peopleReaders, about: 'list' },
  peopleOfUlo: { title: 'See people’s names', roles: peopleReaders, about: ulo },
  needsOfPerson: { title: 'See what needs a person', roles: peopleReaders, about: 'list' },
};
