import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { unknownNames } from '#commands';
import { InvalidInput, dayProblem, isId, type Clock } from '#kernel';
import { isSheetKind, sheetKinds } from '#import';
import { SheetImports, type SentSheet } from '../imports/sheet-imports.js';
import { Restricted } from '../security/access.js';
import { actorOf, type FastifyReply, type FastifyRequest } from '../security/request.js';
import { actions } from './actions.js';
import { CLOCK } from './tokens.js';

/** Imports spreadsheets for programs, as the import page does for people. */
@Controller()
export class ImportsController {
  constructor(
    private readonly imports: SheetImports,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post(actions.importSheet.path)
  @HttpCode(200)
  @RouteConfig({ operation: 'importSheet' })
  @Restricted(actions.importSheet.title, actions.importSheet.roles)
  async import(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { record, ...sheet } = sheetIn(body, this.clock.today());
    if (!record) return void reply.send(await this.imports.check(actorOf(request), sheet));
    const { report, position } = await this.imports.record(actorOf(request), sheet);
    void (position === undefined ? reply : reply.header('milepost-position', position)).send(report);
  }
}

const fields = ['kind', 'text', 'ulo', 'agreedOn', 'record'];

/** @throws InvalidInput */
function sheetIn(body: unknown, today: string): SentSheet & { record: boolean } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new InvalidInput([{ field: '', message: 'Send a JSON object' }]);
  const { kind, text, ulo, agreedOn = today, record = false } = body as Record<string, unknown>;
  const isKind = typeof kind === 'string' && isSheetKind(kind);
  const errors = unknownNames('field', Object.keys(body).filter((name) => !fields.includes(name)), fields);
  if (!isKind) errors.push({ field: 'kind', message: `Must be one of: ${Object.keys(sheetKinds).join(', ')}` });
  if (typeof text !== 'string') errors.push({ field: 'text', message: 'Must be the text of the file' });
  if (ulo !== undefined && !isId(ulo)) errors.push({ field: 'ulo', message: 'Must be an id (a UUID)' });
  const problem = dayProblem(agreedOn);
  if (problem !== undefined) errors.push({ field: 'agreedOn', message: `The day ${problem}` });
  if (typeof record !== 'boolean') errors.push({ field: 'record', message: 'Must be true or false' });
  if (errors.length > 0 || !isKind || typeof text !== 'string') throw new InvalidInput(errors);
  return { kind, text, agreedOn: agreedOn as string, record: record === true, ...(isId(ulo) ? { ulo } : {}) };
}
