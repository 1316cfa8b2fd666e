import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { startBuiltServer, type BuiltServer } from '../support/built-server.js';

type Json = Record<string, unknown>;
interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}
const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as { paths: Record<string, { get?: Operation }>; components: { schemas: Json } };

/** Forbids additional properties in every object with named properties, so that a field that is not described is found. */
function withoutAdditionalProperties(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutAdditionalProperties);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withoutAdditionalProperties(value)]));
  return 'properties' in inner && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner;
}

const reads = Object.entries(document.paths).flatMap(([path, { get }]) => {
  const schema = get?.responses['200']?.content?.['application/json']?.schema;
  return get?.responses['200']?.content?.['text/csv'] ?? get?.responses['200']?.content?.['application/x-ndjson'] ? [] : get ? [[path, schema] as const] : [];
});

/** Most reads are for programme managers. */
const roleFor = (path: string): string => (path === '/api/access-log' ? 'data-protection-officer' : 'programme-manager');

describe('the response of each read', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false, schemas: [{ $id: 'api', components: withoutAdditionalProperties(document.components) as object }] });
  formats.default(ajv);
  let server: BuiltServer;
  let ids: { ulos: string[]; programmes: string[]; organisations: string[]; people: string[] };
  beforeAll(async () => {
    server = await startBuiltServer();
    const idsOf = async (list: string): Promise<string[]> => (await server.ask<{ items: { id: string }[] }>(`/api/${list}`)).items.map(({ id }) => id);
    // The examples have no organisations.
    const headers = { 'milepost-persona': 'programme-manager', 'content-type': 'application/json' };
    const added = await fetch(`${server.url}/api/commands/add-organisation`, { method: 'POST', headers, body: JSON.stringify({ occurredOn: '2026-01-05', name: 'Council of Staffordshire County', kind: 'local-authority' }) });
    await server.ask(`/api/ulos?after=${added.headers.get('milepost-position') ?? ''}`);
    const one = await fetch(`${server.url}/api/commands/register-person`, { method: 'POST', headers, body: JSON.stringify({ occurredOn: '2026-01-05', name: 'Mia', organisation: 'Example', role: 'mentor' }) });
    const { stream } = (await one.json()) as { stream: string };
    await server.ask(`/api/ulos?after=${one.headers.get('milepost-position') ?? ''}`);
    ids = { people: [stream.slice('person-'.length)], ulos: await idsOf('ulos'), programmes: await idsOf('programmes'), organisations: await idsOf('organisations') };
  }, 60_000);
  afterAll(() => server.stop());

  it.each(reads)('%s has a schema', (_path, schema) => expect(schema).toBeDefined());

  it.each(reads)('%s matches its schema', async (path, schema) => {
    const about = path.includes('/ulos/') ? ids.ulos : path.includes('/organisations/') ? ids.organisations : path.includes('/people/') ? ids.people : ids.programmes;
    const validate = ajv.compile(JSON.parse(JSON.stringify(withoutAdditionalProperties(schema)).replaceAll('#/components/', 'api#/components/')) as object);
    for (const id of path.includes('{') ? about : ['']) {
      const answer = await server.ask<unknown>(path.replace(/\{\w+\}/u, id), roleFor(path));
      expect([validate(answer), validate.errors?.slice(0, 3) ?? []]).toEqual([true, []]);
    }
  });
});
