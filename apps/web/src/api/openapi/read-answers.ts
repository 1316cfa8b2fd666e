import type { HistoryPage } from '#audit';
import type { GrantPackage, MilestonesSummary, Needs, PolicyView, PortfolioPage, ProgrammeReminders, ProgrammeView, RuleSetsView, TemplateChangesView, TemplateVersionView, TemplatesView, UloView, WarningsPage, WarningsView } from '#dashboards';
import type { OrganisationView, Register } from '#organisations';
import type { ListedCommand } from '../commands.controller.js';
import type { readRoutes } from '../../reads/read-routes.js';
import type { AccessLogPage } from '../../reads/access-log-page.js';
import type { RolesOfProgramme } from '../../reads/programme-roles.js';
import type { Answered } from '../../reads/all-reads.js';

type Declared = typeof readRoutes;
/** The reads that answer with JSON. */
export type JsonRead = { [Name in keyof Declared]: Declared[Name] extends { type: string } ? never : Name }[keyof Declared];

/** The answer type of each read. `npm run docs` writes the schemas of these types, with their comments, into `read-answers.json`. */
export interface ReadAnswers extends Record<JsonRead, object> {
  ulos: PortfolioPage;
  ulo: UloView;
  history: HistoryPage;
  uloWarnings: WarningsView;
  uloReminders: Answered<'uloReminders'>;
  programmes: { total: number; items: ProgrammeView[] };
  programme: ProgrammeView;
  programmeHistory: HistoryPage;
  programmeReminders: ProgrammeReminders;
  reminderPolicy: PolicyView;
  templates: TemplatesView;
  template: TemplateVersionView;
  templateChanges: TemplateChangesView;
  grants: GrantPackage;
  milestones: MilestonesSummary;
  warnings: WarningsPage;
  needs: Needs;
  ruleSets: RuleSetsView;
  programmeRoles: RolesOfProgramme;
  personHistory: HistoryPage;
  accessLog: AccessLogPage;
  organisations: Register;
  organisation: OrganisationView;
  organisationHistory: HistoryPage;
  commands: ListedCommand[];
}
