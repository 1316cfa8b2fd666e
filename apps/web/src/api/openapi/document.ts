import { commandRegistry, type Registered } from '#commands';
import { commands } from '#catalogue';
import { allRoles, grantedRoles, rolesAmong, type ActorRole } from '#kernel';
import { actions, type ActionSpec } from '../actions.js';
import { readRoutes, type ReadParameter, type ReadRouteSpec } from '../../reads/read-routes.js';
import { readFileSync } from 'node:fs';
import { mayGiveAccess } from '../../sign-in/gives-access.js';
import { objectSchema, type Schema } from './field-schema.js';
import type { JsonRead } from './read-answers.js';
import { accepted, acceptedSchema, accessConfirmed, answers, correlation, ifMatch, imported, problemSchema, problems, roleChosen, waits } from './answers.js';

/** The schemas of the answers to reads. `npm run docs` generates them from TypeScript types. */
const readAnswers = JSON.parse(readFileSync(new URL('./read-answers.json', import.meta.url), 'utf8')) as { schemas: Record<string, Schema>; answers: Record<JsonRead, Schema> };

/** The OpenAPI description of the whole API, generated from the declarations of commands and reads. */
export function openApiDocument(): Schema {
  const { all } = commandRegistry(commands);
  const paths = [
    ...all.filter(({ spec }) => rolesAmong(spec.roles).length > 0).map((command) => [`/api/commands/${command.spec.name}`, { post: commandOperation(command) }] as const),
    ...Object.entries<ReadRouteSpec>(readRoutes).map(([name, route]) => [`/${route.path.replace(/:(\w+)/gu, '{$1}')}`, { get: readOperation(name, route) }] as const),
    ...Object.values<ActionSpec>(actions).map((action) => [`/${action.path.replace(/:(\w+)/gu, '{$1}')}`, { post: actionOperation(action) }] as const),
  ];
  return {
    openapi: '3.1.0',
    info: {
      title: 'Milepost',
      version: '0.1.0',
      description:
        'Commands record what happened; reads give the current state. Days are `YYYY-MM-DD`, amounts are in pence. A command may carry an id: sending it again with the same id records nothing twice.',
    },
    security: [{ persona: [] }, { token: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        persona: { type: 'apiKey', in: 'header', name: 'Milepost-Persona', description: `In the demonstration: as whom you act: ${allRoles.join(', ')}.` },
        token: { type: 'http', scheme: 'bearer', description: 'Where people sign in: a token that its owner made on the account page. It names the commands and reads that it may ask for. Or an access token (JWT) of the OpenID provider for the audience OPENID_API_AUDIENCE, of an account that somebody added: with all that they hold.' },
      },
      schemas: { Accepted: acceptedSchema, Problem: problemSchema, ...readAnswers.schemas },
      parameters: { IfMatch: ifMatch, MilepostAfter: waits, MilepostCorrelation: correlation, MilepostRole: roleChosen, MilepostImported: imported, MilepostGivesAccess: accessConfirmed },
      responses: { Accepted: accepted, ...problems },
    },
  };
}

const operationId = (name: string): string => name.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
const whoMay = (allowed: readonly ActorRole[]): string => `Allowed: ${rolesAmong(allowed).map((role) => grantedRoles[role].toLowerCase()).join(', ')}.`;

function commandOperation({ spec, fields }: Pick<Registered, 'spec' | 'fields'>): Schema {
  return {
    operationId: operationId(spec.name),
    summary: spec.title,
    description: [spec.help, `Records ${spec.records}.`, whoMay(spec.roles)].filter(Boolean).join(' '),
    tags: [spec.part],
    parameters: [{ $ref: '#/components/parameters/IfMatch' }, { $ref: '#/components/parameters/MilepostRole' }, { $ref: '#/components/parameters/MilepostImported' }, { $ref: '#/components/parameters/MilepostCorrelation' }, ...(mayGiveAccess({ spec, fields }) ? [{ $ref: '#/components/parameters/MilepostGivesAccess' }] : [])],
    requestBody: { required: true, content: { 'application/json': { schema: objectSchema(fields) } } },
    responses: { 200: { $ref: '#/components/responses/Accepted' }, ...answers(400, 401, 403, 404, 409, 412, 413, 415, 422, 503) },
  };
}

const parameterSchemas: Record<ReadParameter['kind'], Schema> = {
  text: { type: 'string' },
  id: { type: 'string', format: 'uuid' },
  day: { type: 'string', format: 'date' },
  whole: { type: 'integer', minimum: 1, maximum: 200 },
  number: { type: 'integer', minimum: 0, maximum: 999_999 },
};

const inPathOf = (path: string): Schema[] => [...path.matchAll(/:(\w+)/gu)].map(([, name]) => ({ name, in: 'path', required: true, schema: parameterSchemas.id }));

function actionOperation({ path, title, help, roles: allowed, body, answer }: ActionSpec): Schema {
  return {
    operationId: operationId(title.toLowerCase().replaceAll(' ', '-')),
    summary: title,
    description: `${help} ${whoMay(allowed)}`,
    tags: ['actions'],
    parameters: inPathOf(path),
    requestBody: { required: true, content: { 'application/json': { schema: body } } },
    responses: { 200: { description: 'Done', content: { 'application/json': { schema: answer } } }, ...answers(400, 401, 403, 404, 413, 415, 503) },
  };
}

function readOperation(name: string, { path, title, roles: allowed, parameters, type }: ReadRouteSpec): Schema {
  const inQuery = parameters.map(({ name, about, kind, most }) => ({ name, in: 'query', description: about, schema: { ...parameterSchemas[kind], ...(most === undefined ? {} : { maximum: most }) } }));
  return {
    operationId: path.replace(/^api\//u, 'read/').replace(/\/:id/gu, '/one').replace(/[/.](\w)/gu, (_, letter: string) => letter.toUpperCase()),
    summary: title,
    description: whoMay(allowed),
    tags: ['reads'],
    parameters: [...inPathOf(path), ...inQuery, { $ref: '#/components/parameters/MilepostAfter' }],
    responses: { 200: { description: 'Found', content: type ? { [type]: { schema: { type: 'string' } } } : { 'application/json': { schema: readAnswers.answers[name as JsonRead] } } }, ...answers(400, 401, 403, 404, 503) },
  };
}
