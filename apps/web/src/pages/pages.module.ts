import { Module } from '@nestjs/common';
import { PageRenderer } from './page-renderer.js';
import { HomePage } from './home/home.page.js';
import { LogSessionPage } from './mentor/log-session.page.js';
import { MentoringReportPages } from './mentor/mentoring-report.pages.js';
import { MyProgrammesPages } from './my-programmes/my-programmes.pages.js';
import { ProgrammeAboutPages } from './programmes/about.pages.js';
import { ProgrammeDashboardPages } from './programmes/dashboard.pages.js';
import { ProgrammeReportPages } from './programmes/report.pages.js';
import { UloReportPages } from './ulo-report/ulo-report.pages.js';
import { AuditPages } from './audit/audit.pages.js';
import { ComparePages } from './audit/compare.pages.js';
import { ProgrammeComparePages } from './audit/programme-compare.pages.js';
import { HistoryFile, HistoryPages } from './history/history.pages.js';
import { ImportPages } from './imports/import.pages.js';
import { OrganisationPages } from './organisations/organisation.pages.js';
import { OrganisationRecordPages } from './organisations/record.pages.js';
import { OperationsPage } from './operations/operations.page.js';
import { OutboxPage } from './operations/outbox.page.js';
import { StopRemindersPage } from './operations/stop-reminders.page.js';
import { PeoplePages } from './people/people.pages.js';
import { PersonCalendarPages } from './people/calendar.pages.js';
import { PersonHistoryPage } from './people/history.page.js';
import { NeedsPage } from './people/needs.page.js';
import { PeopleRecordPages } from './people/record.pages.js';
import { PersonSubjects } from './people/person-subject.js';
import { PortfolioPages } from './portfolio/portfolio.pages.js';
import { ProgrammeHistoryPages } from './programmes/history.pages.js';
import { ProgrammePages } from './programmes/programmes.pages.js';
import { ProgrammeRolesPages } from './programmes/programme-roles.pages.js';
import { AccessGainsCheck } from './record/access-gains.check.js';
import { PlanMoveCheck } from './record/plan-move.check.js';
import { RecordsPages } from './records/records.pages.js';
import { RecordForm } from './record/record-form.js';
import { RecordHomePage } from './record/record-home.page.js';
import { RecordPages } from './record/record.pages.js';
import { ProgrammeRemindersPages } from './reminders/programme-reminders.pages.js';
import { ReminderPolicyPage } from './reminders/reminder-policy.page.js';
import { UloRemindersFile, UloRemindersPages } from './reminders/ulo-reminders.pages.js';
import { RuleSetsPage } from './rule-sets/rule-sets.page.js';
import { StaticPages } from './static/static.pages.js';
import { TemplatePages } from './templates/template.pages.js';
import { PublishTemplatePages } from './templates/publish-template.pages.js';
import { ToDoPage } from './to-do/to-do.page.js';
import { StepPage } from './ulo/step.page.js';
import { UloPages } from './ulo/ulo.pages.js';
import { WarningsPage } from './warnings/warnings.page.js';
import { RecordedEntries } from './history/recorded-entries.js';
import { WhoActed } from './who-acted.js';
import { WhoPage } from './who/who.page.js';
import { InvitationPages } from './people/invitation.pages.js';
import { SignOutPages } from './people/sign-out.pages.js';
import { AccessLogPages } from './sign-in/access-log.page.js';
import { AccountPage } from './sign-in/account.page.js';
import { LinkPage } from './sign-in/link.page.js';
import { KeptPage } from './sign-in/kept.page.js';
import { MatrixPage } from './sign-in/matrix.page.js';
import { OpenIdAccountPages } from './sign-in/openid-account.pages.js';
import { OpenIdPage } from './sign-in/openid.page.js';
import { OwnAccessPage } from './sign-in/own-access.page.js';
import { PasskeyAccountPages } from './sign-in/passkey-account.pages.js';
import { PasskeyAnswers } from './sign-in/passkey-answers.js';
import { PasskeyPage } from './sign-in/passkey.page.js';
import { ClaimedRoles } from '../sign-in/claimed-roles.js';
import { GainsOfCommand } from '../sign-in/gains-of-command.js';
import { SignInMethods } from '../sign-in/sign-in-methods.js';
import { ProviderVisit } from './sign-in/provider-visit.js';
import { TokenPages } from './sign-in/tokens.pages.js';
import { SignInPage } from './sign-in/sign-in.page.js';

/** All pages for people. */
@Module({
  controllers: [
    HomePage, MyProgrammesPages, LogSessionPage, MentoringReportPages, ProgrammeAboutPages, ProgrammeDashboardPages, ProgrammeHistoryPages, ProgrammeReportPages, UloReportPages, AuditPages, ComparePages, ProgrammeComparePages,
    WhoPage, SignInPage, LinkPage, OpenIdPage, OpenIdAccountPages, PasskeyPage, PasskeyAccountPages, TokenPages, AccountPage, OwnAccessPage, AccessLogPages, KeptPage, MatrixPage, InvitationPages, SignOutPages, StaticPages, RuleSetsPage, PortfolioPages, ProgrammeRemindersPages, ReminderPolicyPage, PublishTemplatePages, TemplatePages, ProgrammeRolesPages, ProgrammePages, WarningsPage, ToDoPage, RecordHomePage, RecordPages, ImportPages, HistoryFile, HistoryPages, RecordsPages, UloRemindersFile, UloRemindersPages, StepPage, UloPages, PersonCalendarPages, NeedsPage, PersonHistoryPage, PeopleRecordPages, PeoplePages,
    OrganisationRecordPages, OrganisationPages, OperationsPage, OutboxPage, StopRemindersPage,
  ],
  providers: [PageRenderer, WhoActed, RecordedEntries, AccessGainsCheck, GainsOfCommand, PlanMoveCheck, RecordForm, PersonSubjects, PasskeyAnswers, ClaimedRoles, SignInMethods, ProviderVisit],
})
export class PagesModule {}

/** The folder of the page templates. */
export const pagesFolder = import.meta.dirname;
