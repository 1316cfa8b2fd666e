import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { DomainEvent, EventDeclaration } from '#kernel';

const ajv = new Ajv2020({ allowUnionTypes: true, multipleOfPrecision: 9 });
formats.default(ajv);

/** @throws Error when the data of an event do not match the schema of its fact */
export function assertFitsSchema({ type, data }: DomainEvent, events: Readonly<Record<string, EventDeclaration>>): void {
  const validate = ajv.compile(events[type]?.schema ?? false);
  if (!validate(data)) throw new Error(`The data of ${type} do not fit its schema: ${ajv.errorsText(validate.errors)}: ${JSON.stringify(data)}`);
}
