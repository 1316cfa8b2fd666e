import { Controller, Get, Query, Req } from '@nestjs/common';
import { isAllowed, type Identity } from '#access';
import type { NeedsPart } from '#dashboards';
import { NotFound } from '#kernel';
import { textOf, type FormValues } from '#ui';
import { ownNeeds } from '../../reads/own-needs.js';
import { readAccess } from '../../reads/all-reads.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { namesWithin } from '../../security/access.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { PageRenderer } from '../page-renderer.js';
import { exampleLabel } from '../example-label.js';
import { Html } from '../html.js';
import { CARD_ROWS, pageAsked, rowsBefore } from '../paging.js';
import { href } from '../words.js';
import { needsBlocks } from './needs-blocks.js';

/** Late and due tasks: those of the visitor, or all of the programmes that the visitor is responsible for. */
@Controller('to-do')
export class ToDoPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
  ) {}

  @Get()
  @Html()
  async show(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const answersForAll = isAllowed(actor, readAccess.needsOfAll);
    const all = answersForAll && textOf(given, 'whose') !== 'mine';
    const page = pageAsked(given);
    const needs = await this.needs(actor, all, { skip: rowsBefore(page, CARD_ROWS), most: CARD_ROWS });
    if (page > 1 && needs.items.length === 0 && !needs.more) throw new NotFound('page', String(page));
    const address = (to: number): string => href('/to-do', { whose: answersForAll && !all ? 'mine' : undefined, page: to > 1 ? to : undefined });
    return this.renderer.page(request, 'page.njk', {
      title: 'To do', at: '/to-do', current: true, wide: true, exampleData: exampleLabel([...needs.items, ...needs.steps]), ...(page > 1 ? { page: { number: page } } : {}),
      ...(answersForAll ? { tabs: { label: 'Whose', items: [{ text: 'All my programmes', href: '/to-do', current: all }, { text: 'Mine', href: '/to-do?whose=mine', current: !all }] } } : {}),
      blocks: [
        { kind: 'text', text: all ? 'Things that are late or due in the next four weeks, for all roles. What is late stays here until it is settled.' : 'Things that are late or due in the next four weeks. What is late stays here until it is settled.' },
        ...needsBlocks(needs, { ...(page > 1 ? { previous: address(page - 1) } : {}), next: address(page + 1) }),
      ],
    });
  }

  private needs(actor: Identity, all: boolean, part: NeedsPart): ReturnType<typeof ownNeeds> {
    return all ? this.reads.ask(actor, 'needsOfAll', { part, names: namesWithin(actor) }) : ownNeeds(this.reads, actor, part);
  }
}
