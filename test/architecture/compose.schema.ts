/** The part of the compose specification that this project uses; the test treats anything else as a mistake. */
const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const textOrTexts = { type: ['string', 'array'], items: text } as const;
const duration = { type: 'string', pattern: '^(\\d+(ms|s|m|h))+$' } as const;

const healthcheck = {
  type: 'object',
  additionalProperties: false,
  required: ['test'],
  properties: {
    test: { type: 'array', minItems: 2, items: text, contains: { enum: ['CMD', 'CMD-SHELL'] } },
    interval: duration, timeout: duration, start_period: duration, retries: { type: 'integer' },
  },
} as const;

const dependencies = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['condition'],
    properties: {
      condition: { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] },
      required: { type: 'boolean' },
    },
  },
} as const;

const service = {
  type: 'object',
  additionalProperties: false,
  required: ['image'],
  properties: {
    image: text, build: text, user: text, init: { type: 'boolean' }, read_only: { type: 'boolean' }, network_mode: text,
    restart: { enum: ['no', 'always', 'on-failure', 'unless-stopped'] },
    stop_grace_period: duration,
    entrypoint: textOrTexts, command: textOrTexts, profiles: texts, tmpfs: texts, cap_drop: texts, security_opt: texts, ports: texts,
    volumes: { type: 'array', items: { type: 'string', pattern: '^[a-z0-9]+:/[a-z/]+(:ro)?$' } },
    environment: { type: 'object', additionalProperties: text },
    depends_on: dependencies,
    healthcheck,
  },
} as const;

export const composeSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['services'],
  patternProperties: { '^x-[a-z-]+$': { type: 'object' } },
  properties: {
    name: text,
    services: { type: 'object', additionalProperties: service },
    volumes: { type: 'object', additionalProperties: { type: 'null' } },
  },
} as const;
