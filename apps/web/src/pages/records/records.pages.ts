import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { CommandGateway } from '#commands';
import { programme, ulo } from '#development';
import { NotFound, capital, type Clock } from '#kernel';
import type { FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CLOCK } from '../../api/tokens.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { askedMoment, onlyToday } from '../moment.js';
import { pageAsked } from '../paging.js';
import { programmePath, programmeTabs } from '../programmes/programme-tabs.js';
import { uloPath, uloTabs } from '../ulo/ulo-shell.js';
import { countedFacts, partsTable, recordsTable, type RecordsOf } from './records.blocks.js';

const slug = 'records';

/** The current records of a ULO or a programme, by subject, with all their data. */
@Controller()
export class RecordsPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('ulos/:ulo/records')
  @Html()
  ofUlo(@Param('ulo') id: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    return this.list(request, 'ulo', id.toLowerCase(), given);
  }

  @Get('ulos/:ulo/records/:part')
  @Html()
  partOfUlo(@Param('ulo') id: string, @Param('part') part: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    return this.one(request, 'ulo', id.toLowerCase(), part, given);
  }

  @Get('programmes/:programme/records')
  @Html()
  ofProgramme(@Param('programme') id: string, @Req() request: FastifyRequest): Promise<string> {
    return this.list(request, 'programme', id.toLowerCase(), {});
  }

  @Get('programmes/:programme/records/:part')
  @Html()
  partOfProgramme(@Param('programme') id: string, @Param('part') part: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    return this.one(request, 'programme', id.toLowerCase(), part, given);
  }

  private async list(request: FastifyRequest, kind: 'ulo' | 'programme', id: string, given: FormValues): Promise<string> {
    const { records, facts, shell } = await this.asked(request, kind, id);
    const moment = askedMoment(given, this.clock.today());
    const tabs = kind === 'ulo' ? uloTabs(id, slug, moment) : programmeTabs(id, slug, await this.reads.limitedTo(actorOf(request), kind, id));
    return this.renderer.page(request, 'page.njk', {
      ...shell, title: 'Records by subject', tabs,
      blocks: [...onlyToday(moment, 'Records'), { kind: 'text', text: 'Everything that is recorded, as it counts today: after corrections, and without what was withdrawn.' }, partsTable(facts, records)],
    });
  }

  private async one(request: FastifyRequest, kind: 'ulo' | 'programme', id: string, part: string, given: FormValues): Promise<string> {
    const { records, facts, shell } = await this.asked(request, kind, id);
    const theirs = facts.filter((fact) => fact.part === part);
    const title = records.titles[part];
    if (title === undefined || theirs.length === 0) throw new NotFound('record of that subject', part);
    const { blocks, page } = recordsTable(theirs, title, { ...records, path: `${records.path}/${part}` }, pageAsked(given));
    return this.renderer.page(request, 'page.njk', { ...shell, title: `Records: ${capital(title)}`, page, back: { href: records.path, text: 'Back to the subjects' }, blocks });
  }

  private async asked(request: FastifyRequest, kind: 'ulo' | 'programme', id: string) {
    const actor = actorOf(request);
    const { name, example } = kind === 'ulo' ? await this.reads.ask(actor, 'uloChoices', { id }) : await this.reads.ask(actor, 'programme', { id });
    const pathOf = kind === 'ulo' ? uloPath : programmePath;
    const { titles, events } = kind === 'ulo' ? ulo : programme;
    const records: RecordsOf = { registry: this.gateway.registry, titles, events, path: pathOf(id, slug), history: pathOf(id, 'history') };
    const facts = countedFacts(await this.reads.ask(actor, 'events', { kind, id }), records);
    const at = kind === 'ulo' ? ('/ulos' as const) : ('/programmes' as const);
    return { records, facts, shell: { caption: name, section: name, at, wide: true, exampleData: example } };
  }
}
