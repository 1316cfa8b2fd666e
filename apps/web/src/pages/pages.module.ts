import { Module } from '@nestjs/common';
import { Desk } from './desk.js';
import { HistoryFile, HistoryPages } from './history/history.pages.js';
import { OperationsPage } from './operations/operations.page.js';
import { OutboxPage } from './operations/outbox.page.js';
import { StopRemindersPage } from './operations/stop-reminders.page.js';
import { PeoplePages } from './people/people.pages.js';
import { PersonCalendarPages } from './people/calendar.pages.js';
import { NeedsPage } from './people/needs.page.js';
import { PeopleRecordPages } from './people/record.pages.js';
import { PersonSubjects } from './people/person-subject.js';
import { PortfolioPages } from './portfolio/portfolio.pages.js';
import { ProgrammePages } from './programmes/programmes.pages.js';
import { PlanMoveCheck } from './record/plan-move.check.js';
import { RecordForm } from './record/record-form.js';
import { RecordHomePage } from './record/record-home.page.js';
import { RecordPages } from './record/record.pages.js';
import { ProgrammeRemindersPages } from './reminders/programme-reminders.pages.js';
import { ReminderPolicyPage } from './reminders/reminder-policy.page.js';
import { UloRemindersFile, UloRemindersPages } from './reminders/ulo-reminders.pages.js';
import { StaticPages } from './static/static.pages.js';
import { TemplatePages } from './templates/template.pages.js';
import { PublishTemplatePages } from './templates/publish-template.pages.js';
import { ToDoPage } from './to-do/to-do.page.js';
import { StepPage } from './ulo/step.page.js';
import { UloPages } from './ulo/ulo.pages.js';
import { WarningsPage } from './warnings/warnings.page.js';
import { WhoPage } from './who/who.page.js';
import { InvitationPages } from './people/invitation.pages.js';
import { AccountPage } from './sign-in/account.page.js';
import { LinkPage } from './sign-in/link.page.js';
import { KeptPage } from './sign-in/kept.page.js';
import { MatrixPage } from './sign-in/matrix.page.js';
import { OpenIdAccountPages } from './sign-in/openid-account.pages.js';
import { OpenIdPage } from './sign-in/openid.page.js';
import { PasskeyAccountPages } from './sign-in/passkey-account.pages.js';
import { PasskeyAnswers } from './sign-in/passkey-answers.js';
import { PasskeyPage } from './sign-in/passkey.page.js';
import { ProviderVisit } from './sign-in/provider-visit.js';
import { TokenPages } from './sign-in/tokens.pages.js';
import { SignInPage } from './sign-in/sign-in.page.js';

/** What people see. */
@Module({
  controllers: [
    WhoPage, SignInPage, LinkPage, OpenIdPage, OpenIdAccountPages, PasskeyPage, PasskeyAccountPages, TokenPages, AccountPage, KeptPage, MatrixPage, InvitationPages, StaticPages, PortfolioPages, ProgrammeRemindersPages, ReminderPolicyPage, PublishTemplatePages, TemplatePages, ProgrammePages, WarningsPage, ToDoPage, RecordHomePage, RecordPages, HistoryFile, HistoryPages, UloRemindersFile, UloRemindersPages, StepPage, UloPages, PersonCalendarPages, NeedsPage, PeopleRecordPages, PeoplePages,
    OperationsPage, OutboxPage, StopRemindersPage,
  ],
  providers: [Desk, PlanMoveCheck, RecordForm, PersonSubjects, PasskeyAnswers, ProviderVisit],
})
export class PagesModule {}

/** Where the templates of the pages are. */
export const pagesFolder = import.meta.dirname;
