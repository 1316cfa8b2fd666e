import { ProgrammeTemplates } from '#dashboards';
import { readStream } from '#event-store';
import type { Renamed } from '#workflow';
import { ofProgramme, ofUlo } from '../declared-read.js';
import type { ReadContext } from '../read-context.js';
import { readRoutes } from '../read-routes.js';

/** The templates that programmes publish. */
export const templateReads = {
  templates: ofProgramme(readRoutes.templates, async (context, { id }: { id: string }) => (await templatesOf(context, id)).list()),

  /** Answers the newest version by default. */
  template: ofProgramme(readRoutes.template, async (context, { id, version }: { id: string; version?: number }) => (await templatesOf(context, id)).one(version)),

  templateChanges: ofProgramme(readRoutes.templateChanges, async (context, { id, from, to, renamed }: { id: string; from: number; to?: number; renamed?: Renamed }) =>
    (await templatesOf(context, id)).changes(from, to, renamed)),

  /** For pages only: the changes to a plan before it moves. Null while the ULO has no plan. */
  planMove: ofUlo({ title: 'Compare a plan with another version', roles: ['programme-manager'] }, (context, { id, version, renamed }: { id: string; version: number; renamed: Renamed }) =>
    context.sources.ulos.planMove(id, async (programme) => ({ version, renamed, content: (await templatesOf(context, programme)).content(version) }))),

  /** For pages only: a template before it is published. */
  templatePreview: ofProgramme({ title: 'Try a template', roles: ['programme-manager'] }, async (context, { id, text }: { id: string; text: string }) =>
    (await templatesOf(context, id)).preview(text)),
};

/** @throws NotFound */
const templatesOf = async ({ sources }: ReadContext, id: string): Promise<ProgrammeTemplates> => new ProgrammeTemplates(id, await readStream(sources.store, `programme-${id}`));
