import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { ManagerRunner, Messaging } from '#runtime';
import type { EventStore } from '#event-store';
import type { People } from '#people';
import type { Settings } from '#platform';
import type { ReadModel } from '#projections';
import { dateTime, plural } from '#ui';
import { MANAGERS, PEOPLE, MESSAGING, READ_MODEL, SETTINGS, STORE, TEXTS_TROUBLE } from '../../api/tokens.js';
import { Restricted, operators } from '../../security/access.js';
import type { FastifyRequest } from '../../security/request.js';
import type { Block, Fact } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { managersBlocks } from './managers.blocks.js';

/** The state of background work: lists, the reminder queue, emails, process managers. */
@Restricted('see how Milepost is running', operators, 'everywhere')
@Controller('operations')
export class OperationsPage {
  constructor(
    private readonly renderer: PageRenderer,
    @Inject(MESSAGING) private readonly messaging: Messaging,
    @Inject(READ_MODEL) private readonly model: ReadModel,
    @Inject(PEOPLE) private readonly people: People,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(STORE) private readonly store: EventStore,
    @Inject(TEXTS_TROUBLE) private readonly textsTrouble: () => Promise<string | undefined>,
    @Inject(MANAGERS) private readonly managers: ManagerRunner | null,
  ) {}

  @Get()
  @Html()
  async show(@Req() request: FastifyRequest): Promise<string> {
    const blocks: Block[] = [
      { kind: 'facts', title: 'Reminder queue', rows: await this.queue() },
      { kind: 'facts', title: 'Email', rows: this.mail(), links: [{ text: 'Outbox', href: '/operations/outbox' }] },
      { kind: 'facts', title: 'Lists', rows: this.lists() },
      { kind: 'facts', title: 'Personal data', rows: await this.personalData() },
      { kind: 'facts', title: 'Texts', rows: [{ key: 'State', value: (await this.textsTrouble()) ?? 'Every text that was asked for since this process started could be read' }] },
      ...(await managersBlocks(this.store, (await this.managers?.progress()) ?? null)),
    ];
    return this.renderer.page(request, 'page.njk', { title: 'Operations', at: '/operations', current: true, blocks });
  }

  private async queue(): Promise<Fact[]> {
    // This process cannot read the timers of another process.
    if (this.settings.eventStoreUrl !== undefined && this.settings.redisUrl === undefined)
      return [{ key: 'Scheduler', value: 'Timers inside the worker: see its own health' }];
    const { kind, waiting, active, failed, next, problem, warning } = await this.messaging.scheduler.status();
    return [
      { key: 'Scheduler', value: kind === 'redis' ? 'Redis' : 'Timers inside this process' },
      ...(problem ? [{ key: 'Problem', value: problem }] : [
        { key: 'Waiting', value: String(waiting) },
        { key: 'Next', value: next ? dateTime(next) : 'None' },
        { key: 'Being sent', value: String(active) },
        { key: 'Failed, tried again within the hour', value: String(failed) },
      ]),
      ...(warning ? [{ key: 'Warning', value: warning }] : []),
    ];
  }

  private async personalData(): Promise<Fact[]> {
    if (!this.model.status().ready) return [{ key: 'Erased', value: 'Not known while lists are being built' }];
    const erased = (await this.people.now()).erased().length;
    const waiting = await this.people.keysThatWait();
    const trouble = await this.people.keysTrouble();
    return [
      ...(trouble === undefined ? [] : [{ key: 'Problem', value: trouble }]),
      { key: 'Erased', value: plural(erased, 'person', 'people') },
      ...(waiting > 0 ? [{ key: 'Until every node of the event store is scavenged', value: `${plural(waiting, 'key')}, no longer readable through Milepost, may remain on its disks. Whether a node was scavenged since is not seen from here.` }] : []),
    ];
  }

  private mail(): Fact[] {
    const { kind, lastAccepted, problem } = this.messaging.delivery.status();
    return [
      { key: 'Email delivery', value: kind === 'smtp' ? 'SMTP' : 'Outbox: there is no mail server' },
      { key: 'Last one since this process started', value: lastAccepted ? dateTime(lastAccepted) : 'None' },
      ...(problem ? [{ key: 'Problem', value: problem }] : []),
    ];
  }

  private lists(): Fact[] {
    const { ready, lag, parked, problem } = this.model.status();
    return [
      { key: 'State', value: problem?.message ?? (ready ? 'Up to date with the log' : 'Being built from the log') },
      { key: 'Behind the log', value: plural(lag.events, 'event') },
      { key: 'Streams that lists cannot show', value: String(parked) },
    ];
  }
}
