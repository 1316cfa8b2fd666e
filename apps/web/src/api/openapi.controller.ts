import { Controller, Get, Res } from '@nestjs/common';
import { Open } from '../security/access.js';
import type { FastifyReply } from '../security/request.js';
import { openApiDocument } from './openapi/document.js';

/** The OpenAPI description. It is public because it contains no data. */
@Open()
@Controller('api/openapi.json')
export class OpenApiController {
  private readonly text = JSON.stringify(openApiDocument());

  @Get()
  read(@Res() reply: FastifyReply): void {
    void reply.type('application/json; charset=utf-8').send(this.text);
  }
}
