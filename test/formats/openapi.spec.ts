import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { commands } from '#catalogue';
import { commandRegistry } from '#commands';
import { objectSchema } from '../../apps/web/src/api/openapi/field-schema.js';
import { acceptedSchema, problemSchema } from '../../apps/web/src/api/openapi/answers.js';

const schemas = (): Ajv2020 => {
  const ajv = new Ajv2020({ strict: true, strictRequired: true, allErrors: true });
  formats.default(ajv);
  return ajv;
};
const { all } = commandRegistry(commands);

describe('the API description', () => {
  it('is valid OpenAPI 3.1 for another validator', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(readFileSync('docs/openapi.json', 'utf8'));
    expect([valid, errors, validator.version]).toEqual([true, undefined, '3.1']);
  });

  it.each([...all.map(({ spec, fields }) => [spec.name, objectSchema(fields)] as const), ['Accepted', acceptedSchema] as const, ['Problem', problemSchema] as const])(
    'has a strict JSON Schema without untyped values: %s',
    (_name, schema) => {
      const validate = schemas().compile(schema);
      for (const wrong of [null, [], 'text', { occurredOn: 'tomorrow' }]) expect(validate(wrong)).toBe(false);
    },
  );
});
