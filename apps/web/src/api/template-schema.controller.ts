import { Controller, Get, Res } from '@nestjs/common';
import { Open } from '../security/access.js';
import type { FastifyReply } from '../security/request.js';
import { templateSchemaFile } from './template-files.js';

/** The JSON Schema of template files, for editors. It is public because it contains no data. */
@Open()
@Controller('api/template.schema.json')
export class TemplateSchemaController {
  @Get()
  read(@Res() reply: FastifyReply): void {
    void reply.type('application/schema+json; charset=utf-8').send(templateSchemaFile());
  }
}
