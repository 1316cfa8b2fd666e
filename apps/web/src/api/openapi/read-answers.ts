import type { HistoryPage } from '#audit';
import type { MilestonesSummary, Needs, PolicyView, PortfolioPage, ProgrammeReminders, ProgrammeView, TemplateChangesView, TemplateVersionView, TemplatesView, UloView, WarningsPage, WarningsView } from '#dashboards';
import type { ListedCommand } from '../commands.controller.js';
import type { readRoutes } from '../read-routes.js';
import type { Answered } from '../reads/read-query.handler.js';

type Declared = typeof readRoutes;
/** The reads that answer with JSON. */
export type JsonRead = { [Name in keyof Declared]: Declared[Name] extends { type: string } ? never : Name }[keyof Declared];

/** What each read answers with. `npm run docs` writes the schemas of these types, with their comments, into `read-answers.json`. */
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
  milestones: MilestonesSummary;
  warnings: WarningsPage;
  needs: Needs;
  commands: ListedCommand[];
}
