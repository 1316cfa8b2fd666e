import { grantedRoles } from '#kernel';
import type { Schema } from './field-schema.js';

export const acceptedSchema: Schema = {
  type: 'object',
  required: ['commandId', 'stream', 'revision', 'position', 'events', 'repeated'],
  properties: {
    commandId: { type: 'string', format: 'uuid' },
    stream: { type: 'string', description: 'What it was recorded in: `ulo-`, `programme-`, `person-`, `organisation-` or `installation-` and an id.' },
    revision: { type: 'integer', description: 'Of the last event recorded there: for `If-Match`.' },
    position: { type: 'string', description: 'Reads that wait for it see what was recorded.' },
    events: { type: 'array', items: { type: 'string', format: 'uuid' }, description: 'What was recorded; empty when there was nothing to record.' },
    repeated: { type: 'boolean', description: 'True when the same command had been accepted before: this is its first result.' },
  },
};

export const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable: programs may rely on it.' },
    errors: {
      type: 'array',
      description: 'Each wrong field by its path, such as lines.0.amountPence.',
      items: { type: 'object', required: ['field', 'message'], properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
    blockers: { type: 'array', items: { type: 'string' }, description: 'What stands in the way.' },
    remedy: { type: 'string', description: 'What would unblock it.' },
    instance: { type: 'string', description: 'The reference to tell us.' },
  },
};

const problem = (description: string): Schema => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

export const accepted: Schema = {
  description: 'Recorded, or nothing to record',
  headers: {
    ETag: { schema: { type: 'string' }, description: 'The revision, in quotation marks.' },
    'Milepost-Position': { schema: { type: 'string' } },
  },
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Accepted' } } },
};

/** The response of each problem, by its status. */
export const problems = {
  Problem400: problem('Fields or parameters are wrong: every one is named'),
  Problem401: problem('Nobody is acting'),
  Problem403: problem('The role may not do this'),
  Problem404: problem('There is nothing under that name or id'),
  Problem409: problem('A rule stands in the way: its code, the blockers and what would help'),
  Problem412: problem('Somebody recorded something in this part since'),
  Problem413: problem('Larger than 1 MiB, or an event larger than 512 KiB'),
  Problem415: problem('Not JSON'),
  Problem422: problem('The command id was already used for something else'),
  Problem503: problem('Not available just now: sending it again, a command under the same id, is safe'),
};

type ProblemStatus = keyof typeof problems extends `Problem${infer Status extends number}` ? Status : never;

/** References to the problems with these statuses. */
export const answers = (...statuses: readonly ProblemStatus[]): Schema =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));

export const ifMatch: Schema = {
  name: 'If-Match',
  in: 'header',
  schema: { type: 'string' },
  description: 'The revision you saw, like "12": refused (412) when this part was touched after it.',
};

export const correlation: Schema = {
  name: 'Milepost-Correlation',
  in: 'header',
  schema: { type: 'string', format: 'uuid' },
  description: 'An id of yours that is kept with what is recorded (`correlationId`), to find what belongs together. The id of the command when absent.',
};

export const roleChosen: Schema = {
  name: 'Milepost-Role',
  in: 'header',
  schema: { enum: Object.keys(grantedRoles) },
  description: 'The role to act in, for people who hold several that allow it: it is recorded. The first of them when absent. Refused (403) when it is not held there or does not allow it.',
};

export const accessConfirmed: Schema = {
  name: 'Milepost-Gives-Access',
  in: 'header',
  schema: { enum: ['yes'] },
  description: 'Confirms that somebody gains access by what is recorded: people with a role in the organisation that it names. Without it the answer is 409 `gives-access` when somebody does; `blockers` names who, by the id of the person, with their role and the ULOs.',
};

export const imported: Schema = {
  name: 'Milepost-Imported',
  in: 'header',
  schema: { enum: ['yes'] },
  description: 'Marks what is recorded as imported from a file of what happened before: process managers raise no actions because of it.',
};

export const waits: Schema = {
  name: 'Milepost-After',
  in: 'header',
  schema: { type: 'string' },
  description: 'Waits until what was recorded up to this position, from an accepted command, can be seen.',
};
