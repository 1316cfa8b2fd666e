import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CommandsModule } from '#commands';
import { HEALTH, ManagerRunner, healthChecks } from '#runtime';
import { CalendarAddresses } from '#people';
import { SendNow } from '#reminders';
import { createRenderer } from '#ui';
import { PagesModule, pagesFolder } from './pages/pages.module.js';
import { CalendarController } from './api/calendar.controller.js';
import { SheetImports } from './imports/sheet-imports.js';
import { ImportsController } from './api/imports.controller.js';
import { CommandsController } from './api/commands.controller.js';
import { OpenHealthController } from './api/open-health.controller.js';
import { OpenApiController } from './api/openapi.controller.js';
import { TemplateSchemaController } from './api/template-schema.controller.js';
import { ProblemFilter } from './api/problem.filter.js';
import { RemindersController } from './api/reminders.controller.js';
import { InstallationController } from './api/reads/installation.controller.js';
import { OrganisationsController } from './api/reads/organisations.controller.js';
import { PeopleController } from './api/reads/people.controller.js';
import { ProgrammesController } from './api/reads/programmes.controller.js';
import { RuleSetsController } from './api/reads/rule-sets.controller.js';
import { TemplatesController } from './api/reads/templates.controller.js';
import { UlosController } from './api/reads/ulos.controller.js';
import { ReadsModule } from './reads/reads.module.js';
import { CALENDAR_ADDRESSES, CLOCK, IDS, KEYS, LOGGER, MANAGERS, METRICS, ORGANISATIONS, PEOPLE, PERSONA_COOKIE, PLACES, RATE_LIMITS, MESSAGING, READ_MODEL, RENDERER, SEND_NOW, SETTINGS, SIGN_IN, SITE, CURRENT_GRANTS, STORE, TEXTS_TROUBLE, ULOS, VISITORS, WRITTEN } from './api/tokens.js';
import type { Runtime } from './runtime.js';
import { AccessGuard } from './security/access.guard.js';
import { SecurityTxtController } from './api/security-txt.controller.js';
import { AccessConfirmation } from './api/access-confirmation.js';
import { GainsOfCommand } from './sign-in/gains-of-command.js';
import { sightsOn } from './security/sights.js';
import { SeenGuard } from './security/seen.guard.js';

/** The web application of one runtime. */
@Module({})
export class WebModule {
  static register(runtime: Runtime): DynamicModule {
    return {
      module: WebModule,
      imports: [SharedModule.register(runtime), CommandsModule.register(runtime.handling, runtime.places, sightsOn(runtime)), ReadsModule.register(runtime), PagesModule],
      controllers: [InstallationController, UlosController, ProgrammesController, TemplatesController, RuleSetsController, OrganisationsController, PeopleController, CommandsController, ImportsController, RemindersController, CalendarController, OpenHealthController, OpenApiController, SecurityTxtController, TemplateSchemaController],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: SeenGuard },
        ProblemFilter,
        AccessConfirmation,
        GainsOfCommand,
        { provide: APP_FILTER, useExisting: ProblemFilter },
        { provide: HEALTH, useValue: { checks: healthChecks(runtime, runtime.works), metrics: runtime.metrics } },
      ],
    };
  }
}

/** The providers that every module may inject. */
@Module({})
class SharedModule {
  static register({ clock, ids, store, written, settings, logger, metrics, cookie, site, model, ulos, messaging, people, organisations, keys, places, currentGrants, signIn, visitors, limits, textsTrouble, works }: Runtime): DynamicModule {
    const values: [symbol, unknown][] = [
      [CLOCK, clock], [IDS, ids], [STORE, store], [WRITTEN, written], [KEYS, keys], [SETTINGS, settings], [LOGGER, logger], [METRICS, metrics],
      [PERSONA_COOKIE, cookie], [SITE, site], [RENDERER, createRenderer({ templatePaths: [pagesFolder] })], [READ_MODEL, model], [ULOS, ulos], [MESSAGING, messaging], [PEOPLE, people], [ORGANISATIONS, organisations], [TEXTS_TROUBLE, textsTrouble], [PLACES, places], [CURRENT_GRANTS, currentGrants], [SIGN_IN, signIn ?? null], [VISITORS, visitors], [RATE_LIMITS, limits ?? null],
      [MANAGERS, works.find((work) => work instanceof ManagerRunner) ?? null],
      [CALENDAR_ADDRESSES, new CalendarAddresses(store, keys)],
      [SEND_NOW, new SendNow({ store, clock, ids, delivery: messaging.delivery, people: () => people.now() })],
    ];
    const providers = values.map(([provide, useValue]) => ({ provide, useValue }));
    return { module: SharedModule, global: true, providers: [...providers, SheetImports], exports: [...values.map(([token]) => token), SheetImports] };
  }
}
