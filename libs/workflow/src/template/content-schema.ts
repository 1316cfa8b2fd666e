const text = { type: 'string' };
const days = { type: 'integer', minimum: 0 };
const texts = { type: 'array', items: text };
const record = (properties: Record<string, object>): object => ({ type: 'object', additionalProperties: false, required: Object.keys(properties), properties });
const list = (properties: Record<string, object>): object => ({ type: 'array', items: record(properties) });

/** The JSON Schema of a template's content in events and in API answers: lengths are in days, and all fields are present. */
export const templateContentSchema = {
  ...record({
    template: text,
    title: text,
    phases: list({ code: text, title: text, gate: { ...record({ steps: texts, conditions: texts }), type: ['object', 'null'] } }),
    steps: list({
      code: text, title: text, purpose: text, phase: text, owner: text,
      needs: list({ step: text, lag: days }),
      duration: record({ least: days, usual: days, most: days }),
      // Exactly one of the two.
      done: { type: 'object', additionalProperties: false, minProperties: 1, maxProperties: 1, properties: { condition: text, word: { type: 'boolean' } } },
      evidence: { type: 'string', enum: ['required', 'optional', 'none'] },
      milestone: { type: 'boolean' },
      waivable: texts,
      links: list({ title: text, url: text }),
    }),
  }),
  type: 'object',
} as const;
