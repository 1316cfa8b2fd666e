import { Header, applyDecorators } from '@nestjs/common';

/** The handler's text is a page. */
export const Html = (): MethodDecorator => applyDecorators(Header('content-type', 'text/html; charset=utf-8'));
