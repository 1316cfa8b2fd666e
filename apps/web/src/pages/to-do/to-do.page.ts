import { Controller, Get, Req } from '@nestjs/common';
import { roles, type Role } from '#kernel';
import { ownNeeds, rolesOf } from '../../api/reads/own-needs.js';
import { ReadGateway } from '../../api/reads/read-gateway.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { Desk } from '../desk.js';
import { exampleLabel } from '../example-label.js';
import { Html } from '../html.js';
import { needsBlocks } from './needs-blocks.js';

/** The deadlines of the acting role in all ULOs, until people sign in. */
@Controller('to-do')
export class ToDoPage {
  constructor(
    private readonly desk: Desk,
    private readonly reads: ReadGateway,
  ) {}

  @Get()
  @Html()
  async show(@Req() request: FastifyRequest): Promise<string> {
    const actor = actorOf(request);
    const needs = await ownNeeds(this.reads, actor);
    return this.desk.page(request, 'page.njk', {
      title: 'To do', at: '/to-do', current: true, wide: true, exampleData: exampleLabel([...needs.items, ...needs.steps]),
      blocks: [{ kind: 'text', text: `Deadlines of the ${inWords(rolesOf(actor))} in all ULOs: overdue, or due within four weeks. Below them are all other steps that the role can work on now, with the day by which each must be finished or everything is later.` }, ...needsBlocks(needs)],
    });
  }
}

const inWords = (held: readonly Role[]): string => held.map((role) => roles[role].toLowerCase()).join(' and of the ');
