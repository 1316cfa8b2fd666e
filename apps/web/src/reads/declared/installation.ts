import { EventValidator, exportLog } from '#audit';
import { knownEvents } from '#catalogue';
import { verifyEvents, type EventStore, type LogReport } from '#event-store';
import type { Clock } from '#kernel';
import { organisationView, registerOf } from '#organisations';
import type { AccessQuery } from '#sign-in';
import { organisationChoosers } from '../../security/access.js';
import { accessLogPage } from '../access-log-page.js';
import { fromAnywhere, ofInstallation, type AnyScope, type InstallationWide } from '../declared-read.js';
import { readRoutes } from '../read-routes.js';

/** Reads of the whole installation: the log, the access log, the register of organisations. */
export const installationReads = {
  /** Exports the raw log: details of people stay sealed in it. */
  log: ofInstallation(readRoutes.log, ({ sources }, _: InstallationWide) => exportLog(sources.written)),

  /** Checks every event of the log. */
  verifyLog: ofInstallation({ title: 'Verify the log', roles: ['auditor', 'programme-manager', 'administrator'] }, (context, _: InstallationWide) =>
    (context.verifying ??= verifyWhole(context.sources.written, context.sources.clock).finally(() => (context.verifying = undefined)))),

  /** Empty in the demonstration, which has no sign-in. */
  accessLog: ofInstallation(readRoutes.accessLog, ({ sources }, { everything: _, ...query }: AccessQuery & InstallationWide) => accessLogPage(sources.signIn?.accessLog, query)),

  organisations: ofInstallation(readRoutes.organisations, ({ sources }, _: InstallationWide) => registerOf(sources.organisations)),

  organisation: ofInstallation(readRoutes.organisation, ({ sources, today }, { id }: { id: string } & InstallationWide) => organisationView(sources.organisations, id, today)),

  /** For pages only: the organisations that forms offer, by name. */
  organisationsOffered: fromAnywhere({ title: 'Choose organisations in forms', roles: organisationChoosers }, ({ sources: { model, organisations } }, _: AnyScope) =>
    (model.status().ready ? organisations.now().all() : []).filter(({ mergedInto }) => mergedInto === null).map(({ id, name }) => ({ id, name }))),
};

function verifyWhole(store: Pick<EventStore, 'readAll'>, clock: Clock): Promise<LogReport> {
  const check = new EventValidator(knownEvents, clock.now());
  return verifyEvents(store, undefined, (event) => check.faultOf({ ...event, position: undefined }));
}
