import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { startBuiltServer, type BuiltServer } from '../support/built-server.js';

type Json = Record<string, unknown>;
interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as { paths: Record<string, { get?: Operation }>; components: { schemas: Json } };

/** Every object with named properties has no others: a field that is not described would be found. */
function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strictly(value)]));
  return 'properties' in inner && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner;
}

const reads = Object.entries(document.paths).flatMap(([path, { get }]) => {
  const schema = get?.responses['200']?.content?.['application/json']?.schema;
  return get?.responses['200']?.content?.['text/csv'] ? [] : get ? [[path, schema] as const] : [];
});

describe('the answer of each read', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false, schemas: [{ $id: 'api', components: strictly(document.components) as object }] });
  formats.default(ajv);
  let server: BuiltServer;
  let ids: { ulos: string[]; programmes: string[] };
  beforeAll(async () => {
    server = await startBuiltServer();
    const idsOf = async (list: string): Promise<string[]> => (await server.ask<{ items: { id: string }[] }>(`/api/${list}`)).items.map(({ id }) => id);
    ids = { ulos: await idsOf('ulos'), programmes: await idsOf('programmes') };
  }, 60_000);
  afterAll(() => server.stop());

  it.each(reads)('%s is described', (_path, schema) => expect(schema).toBeDefined());

  it.each(reads)('%s is as it is described', async (path, schema) => {
    const about = path.includes('/ulos/') ? ids.ulos : ids.programmes;
    const validate = ajv.compile(JSON.parse(JSON.stringify(strictly(schema)).replaceAll('#/components/', 'api#/components/')) as object);
    for (const id of path.includes('{') ? about : ['']) {
      const answer = await server.ask<unknown>(path.replace(/\{\w+\}/u, id));
      expect([validate(answer), validate.errors?.slice(0, 3) ?? []]).toEqual([true, []]);
    }
  });
});
