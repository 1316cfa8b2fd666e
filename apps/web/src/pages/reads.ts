import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { history, streamEvents, type HistoryPage, type HistoryQuery } from '#audit';
import {
  listProgrammes, milestonesSummary, oneProgramme, openWarnings, portfolioCsv, portfolioPage, warningCounts,
  type MilestonesSummary, type PortfolioPage, type PortfolioQuery, type ProgrammeView, type UloChoices, type UloMoment, type UloReader,
  type UloView, type WarningCount, type WarningsPage, type WarningsQuery,
} from '#dashboards';
import { processes } from '#development';
import type { EventStore } from '#event-store';
import type { StoredEvent } from '#kernel';
import type { ReadModel } from '#projections';
import { textOf, type FormValues } from '#ui';
import { READ_MODEL, STORE, ULOS } from '../api/tokens.js';

/** Longer than this a page does not wait for what was just recorded. */
const PATIENCE_MS = 5_000;

/** What pages ask. Every role may read; who reads has been found out by the access guard. */
@Injectable()
export class Reads {
  constructor(
    @Inject(ULOS) private readonly ulos: UloReader,
    @Inject(READ_MODEL) private readonly model: ReadModel,
    @Inject(STORE) private readonly store: EventStore,
  ) {}

  /** @throws NotFound */
  ulo(id: string, moment: UloMoment): Promise<UloView> {
    return this.ulos.view(id, moment);
  }
  /** @throws NotFound */
  uloChoices(id: string): Promise<UloChoices> {
    return this.ulos.choices(id);
  }
  history(id: string, query: HistoryQuery): Promise<HistoryPage> {
    return history({ store: this.store, events: processes.ulo.events }, `ulo-${id}`, query);
  }
  events(stream: string): Promise<StoredEvent[]> {
    return streamEvents(this.store, stream);
  }
  portfolio(query: PortfolioQuery): PortfolioPage {
    return portfolioPage(this.model, query);
  }
  portfolioCsv(query: PortfolioQuery): Readable {
    return Readable.from(portfolioCsv(this.model, query));
  }
  programmes(): ProgrammeView[] {
    return listProgrammes(this.model);
  }
  /** @throws NotFound */
  programme(id: string): ProgrammeView {
    return oneProgramme(this.model, id);
  }
  milestones(query: { programme?: string }): MilestonesSummary {
    return milestonesSummary(this.model, query);
  }
  warnings(query: WarningsQuery): WarningsPage {
    return openWarnings(this.model, query);
  }
  warningCounts(query: { programme?: string }): WarningCount[] {
    return warningCounts(this.model, query);
  }
  /** Waits until what was just recorded is in the read model: the address that a form leads on to names its position. */
  async upTo(query: FormValues): Promise<void> {
    if (textOf(query, 'recorded') !== '') await this.model.waitFor(textOf(query, 'after'), PATIENCE_MS);
  }
}
