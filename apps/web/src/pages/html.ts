import { Header, applyDecorators } from '@nestjs/common';

/** The handler returns an HTML page. */
export const Html = (): MethodDecorator => applyDecorators(Header('content-type', 'text/html; charset=utf-8'));
