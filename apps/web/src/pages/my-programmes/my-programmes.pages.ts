import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { tiles, type MyProgrammesQuery, type TileCode } from '#dashboards';
import { isId } from '#kernel';
import { csvPieces } from '#platform';
import { oneTextOf, textOf, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { sendCsv } from '../../api/send-csv.js';
import { SITE } from '../../api/tokens.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../../security/request.js';
import type { SiteAddress } from '../../security/site-address.js';
import { pageAsked } from '../paging.js';
import { columns, kept, type Asked } from './my-programmes.blocks.js';
import { viewSetCookie } from './saved-view.js';

/** The same list as a file, and saving the view with which the page opens. */
@Controller()
export class MyProgrammesPages {
  constructor(
    private readonly reads: ReadGateway,
    @Inject(SITE) private readonly site: SiteAddress,
  ) {}

  @Get('my-programmes.csv')
  async file(@Query() given: FormValues, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { ulos } = await this.reads.ask(actorOf(request), 'myProgrammes', kept(askedFrom(given)));
    const head = ['programme', 'area', ...columns.map(({ head }) => head.toLowerCase())];
    sendCsv(reply, 'my programmes', csvPieces(head, [ulos.map((ulo) => [ulo.programme.name, ulo.area, ...columns.map(({ csv }) => csv(ulo))])]));
  }

  @Post('my-programmes/view')
  save(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const view = new URLSearchParams(textOf((request.body ?? {}) as FormValues, 'view')).toString();
    void reply.status(303).header('set-cookie', viewSetCookie(actorOf(request).id, view, this.site.secure)).header('location', view === '' ? '/?tile=all' : '/').send();
  }
}

/** Ignores parameters that are not filters. */
export function askedFrom(given: FormValues): Asked {
  const [tile, colour, q, programme] = ['tile', 'colour', 'q', 'programme'].map((name) => oneTextOf(given, name).trim());
  return {
    page: pageAsked(given),
    ...(tile && Object.hasOwn(tiles, tile) ? { tile: tile as TileCode } : {}),
    ...(colour && ['red', 'amber', 'green', 'none'].includes(colour) ? { colour: colour as NonNullable<MyProgrammesQuery['colour']> } : {}),
    ...(q ? { q: q.slice(0, 200) } : {}),
    ...(programme && isId(programme) ? { programme } : {}),
  };
}
