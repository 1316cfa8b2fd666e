import { Get, applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { programmeRowFilters, rowFilters } from '#dashboards';
import { allRoles, type GrantedRole } from '#kernel';
import { accessKinds } from '#sign-in';
import { Restricted, accessLogReaders, historyReaders, peopleReaders, registerReaders } from '../security/access.js';

/** A query parameter of a read, with its description for the API. */
export interface ReadParameter {
  name: string;
  about: string;
  kind: 'text' | 'id' | 'day' | 'whole' | 'number';
  /** The largest number that is accepted; 200 when absent. */
  most?: number;
}

/** A read of the API. Its route, authorisation and description follow from this declaration. */
export interface ReadRouteSpec {
  /** Parameters in the path are written as `:name`; all of them are ids. */
  path: string;
  /** Begins with a verb. */
  title: string;
  roles: readonly GrantedRole[];
  parameters: readonly ReadParameter[];
  /** The media type of the answer, when it is not JSON. */
  type?: 'text/csv' | 'application/x-ndjson';
  /** The role must be held for everything. */
  everywhere?: true;
}

const asAt: ReadParameter = { name: 'as-at', about: 'Only what had happened by the end of this day.', kind: 'day' };
const knownAt: ReadParameter = { name: 'known-at', about: 'Only what was known at the end of this day.', kind: 'day' };
const limit: ReadParameter = { name: 'limit', about: 'How many at most, 1 to 200; 50 when absent.', kind: 'whole' };
const key: ReadParameter = { name: 'after', about: 'The key of the next page: `next` of the page before.', kind: 'text' };
const programme: ReadParameter = { name: 'programme', about: 'Only of this programme.', kind: 'id' };
const filters: readonly ReadParameter[] = [
  programme,
  { name: 'phase', about: 'Only in this phase, by its code; none when no ULO is in one of that code.', kind: 'text' },
  { name: 'warning', about: 'Only with this warning open.', kind: 'text' },
  { name: 'q', about: 'Part of the name or of the area.', kind: 'text' },
  { name: 'sort', about: 'warnings (serious ones first, then pressing ones), name, started, next, later (that many days after the finish as last agreed, the most first), late (milestones, the most first) or moved (milestones, the most first).', kind: 'text' },
];

const version = (name: string, about: string): ReadParameter => ({ name, about, kind: 'number' });

const everyRole = { roles: allRoles };
/** Administrators need the names of programmes and ULOs to grant roles there. */
const everyRoleAndAdministrators = { roles: [...allRoles, 'administrator'] } as const;

/** Organisations belong to no programme. */
const ofOrganisations = { roles: registerReaders, everywhere: true } as const;

const reminderFilters = (states: object): readonly ReadParameter[] => [
  { name: 'state', about: `Only in this state: ${Object.keys(states).join(', ')}.`, kind: 'text' },
  { name: 'person', about: 'Only to this person.', kind: 'id' },
];

/** Every read of the API. Names of people appear only for roles that see people’s details, so every role may use most reads. */
export const readRoutes = {
  ulos: { path: 'api/ulos', title: 'List the ULOs', ...everyRoleAndAdministrators, parameters: [...filters, key, limit] },
  ulosCsv: { path: 'api/ulos.csv', title: 'Take the list of ULOs as CSV', ...everyRole, parameters: filters, type: 'text/csv' },
  ulo: { path: 'api/ulos/:id', title: 'Read one ULO', ...everyRole, parameters: [asAt, knownAt] },
  history: { path: 'api/ulos/:id/history', title: 'Read the history of a ULO', ...everyRole, parameters: [asAt, knownAt, key, limit] },
  uloWarnings: { path: 'api/ulos/:id/warnings', title: 'Read the warnings of a ULO', ...everyRole, parameters: [asAt, knownAt] },
  uloReminders: { path: 'api/ulos/:id/reminders', title: 'Read the reminders of a ULO', ...everyRole, parameters: [...reminderFilters(rowFilters), key, limit] },
  programmes: { path: 'api/programmes', title: 'List the programmes', ...everyRoleAndAdministrators, parameters: [] },
  programme: { path: 'api/programmes/:id', title: 'Read one programme', ...everyRole, parameters: [] },
  programmeHistory: { path: 'api/programmes/:id/history', title: 'Read the history of a programme', ...everyRole, parameters: [asAt, knownAt, key, limit] },
  programmeReminders: {
    path: 'api/programmes/:id/reminders', title: 'Read the reminders of a programme', ...everyRole,
    parameters: [...reminderFilters(programmeRowFilters), { name: 'ulo', about: 'Only of this ULO.', kind: 'id' }, { name: 'q', about: 'Part of the name or of the area of the ULO.', kind: 'text' }, key, { ...limit, most: 50, about: 'About how many, 1 to 50; 25 when absent. What one reminder says to several people stays together.' }],
  },
  reminderPolicy: { path: 'api/programmes/:id/reminder-policy', title: 'Read the reminder policy of a programme', ...everyRole, parameters: [] },
  templates: { path: 'api/programmes/:id/templates', title: 'List the templates of a programme', ...everyRole, parameters: [] },
  template: { path: 'api/programmes/:id/template', title: 'Read a version of the template of a programme', ...everyRole, parameters: [version('version', 'Which version; the newest when absent. 0 is the default template.')] },
  templateChanges: {
    path: 'api/programmes/:id/template-changes', title: 'Compare two versions of the template of a programme', ...everyRole,
    parameters: [version('from', 'The earlier version; 0, the default template, when absent.'), version('to', 'The later version; the newest when absent.')],
  },
  grants: { path: 'api/grants.json', title: 'Take the grants as 360Giving JSON', ...everyRole, parameters: [programme] },
  milestones: { path: 'api/milestones', title: 'Sum up the milestones', ...everyRole, parameters: [programme] },
  warnings: {
    path: 'api/warnings',
    title: 'List open warnings',
    ...everyRole,
    parameters: [
      { name: 'on', about: 'Open on this day; today when absent.', kind: 'day' },
      programme,
      { name: 'ulo', about: 'Only of this ULO.', kind: 'id' },
      { name: 'code', about: 'Only this warning.', kind: 'text' },
      { name: 'severity', about: 'Only serious ones (red), or only others (amber).', kind: 'text' },
      key,
      limit,
    ],
  },
  needs: { path: 'api/needs', title: 'List what is to be done', ...everyRole, parameters: [{ name: 'role', about: `By whom, as a role: ${allRoles.join(', ')}; yours when absent.`, kind: 'text' }] },
  ruleSets: { path: 'api/rule-sets', title: 'List the rule sets', ...everyRoleAndAdministrators, parameters: [{ name: 'on', about: 'In force on this day; today when absent.', kind: 'day' }] },
  ruleSetsCsv: { path: 'api/rule-sets.csv', title: 'Take the rule sets as CSV', ...everyRoleAndAdministrators, parameters: [], type: 'text/csv' },
  log: { path: 'api/log.ndjson', title: 'Export the log', roles: ['programme-manager', 'auditor', 'data-protection-officer'], everywhere: true, parameters: [], type: 'application/x-ndjson' },
  programmeRoles: { path: 'api/programmes/:id/roles', title: 'See who holds which role in a programme', roles: peopleReaders, parameters: [] },
  personHistory: { path: 'api/people/:id/history', title: 'Read the history of a person', roles: historyReaders, parameters: [asAt, knownAt, key, limit] },
  accessLog: {
    path: 'api/access-log', title: 'See who signed in, took files and saw personal details', roles: accessLogReaders, everywhere: true,
    parameters: [
      { name: 'person', about: 'Only of this person.', kind: 'id' },
      { name: 'kind', about: `Only of this kind: ${accessKinds.join(', ')}.`, kind: 'text' },
      { name: 'from', about: 'From this day on.', kind: 'day' },
      { name: 'to', about: 'To the end of this day.', kind: 'day' },
      key, limit,
    ],
  },
  organisations: { path: 'api/organisations', title: 'Read the register of organisations', ...ofOrganisations, parameters: [] },
  organisationsCsv: { path: 'api/organisations.csv', title: 'Take the register of organisations as CSV', ...ofOrganisations, parameters: [], type: 'text/csv' },
  organisation: { path: 'api/organisations/:id', title: 'Read one organisation', ...ofOrganisations, parameters: [] },
  organisationHistory: { path: 'api/organisations/:id/history', title: 'Read the history of an organisation', ...ofOrganisations, parameters: [asAt, knownAt, key, limit] },
  commands: { path: 'api/commands', title: 'List the commands', ...everyRoleAndAdministrators, parameters: [] },
} satisfies Record<string, ReadRouteSpec>;

export type ReadName = keyof typeof readRoutes;

/** Serves a declared read to its declared roles. */
export function ReadRoute(spec: ReadRouteSpec): MethodDecorator {
  const { path, title, roles, parameters, everywhere } = spec;
  const operation = Object.entries<ReadRouteSpec>(readRoutes).find(([, one]) => one === spec)?.[0] ?? '';
  return applyDecorators(Get(path), Restricted(title, roles, everywhere ? 'everywhere' : 'anywhere'), RouteConfig({ parameters: parameters.map(({ name }) => name), operation }));
}
