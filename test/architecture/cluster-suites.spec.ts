import { readFileSync, readdirSync } from 'node:fs';
import { describeLeftOut, selectSuites, suites, type Suite } from '../support/cluster-suites.js';

const specs = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.spec.ts')).map((path) => `test/${path}`);
const specsOf = ({ specs: patterns }: Suite): string[] => specs.filter((path) => patterns.some((pattern) => path.includes(pattern)));
const names = (of: readonly Suite[]): string[] => of.map(({ name }) => name);
const url = 'esdb://127.0.0.1:2113?tls=false';
const command = 'docker run --rm -p 127.0.0.1:$PORT:2113 eventstore/eventstore';

describe('npm run test:cluster', () => {
  it('runs every suite on the server of the tests by default', () => {
    expect(selectSuites({})).toMatchObject({ run: suites, leftOut: [] });
  });

  it('runs all but faults on servers that EVENTSTOREDB_START starts, and says how to run the faults', () => {
    const selection = selectSuites({ EVENTSTOREDB_START: command });
    expect(names(suites.filter((suite) => !selection.run.includes(suite)))).toEqual(['faults of the event store']);
    expect(describeLeftOut(selection)).toMatch(/^Left out: faults of the event store \(integration\/eventstoredb-answers, .*\)\. The server must fail on request: run the suite without [^\n]*\n$/u);
  });

  it('runs suites that need no empty log on the one server of EVENTSTOREDB_URL, and says how to run the rest', () => {
    const selection = selectSuites({ EVENTSTOREDB_URL: url });
    expect(names(selection.run)).toEqual(['contracts', 'connections that fail']);
    expect(selection.leftOut.map(({ suite }) => suite)).toEqual(suites.filter((suite) => !selection.run.includes(suite)));
    expect(describeLeftOut(selection)).toContain('Left out: browser journeys (test/e2e). Each log must be empty, and EVENTSTOREDB_URL names one log: set EVENTSTOREDB_START');
  });

  it('tests faulty connections only with one node without TLS', () => {
    for (const other of ['esdb://node1:2113?tlsCAFile=/ca.crt', 'esdb://127.0.0.1:1,127.0.0.1:2?tls=false', 'esdb+discover://nodes?tls=false']) {
      expect(names(selectSuites({ EVENTSTOREDB_URL: other }).run)).toEqual(['contracts']);
      expect(names(selectSuites({ EVENTSTOREDB_URL: other, EVENTSTOREDB_START: command }).run)).toContain('connections that fail');
    }
  });

  it('says which server it runs on', () => {
    const server = 'EVENTSTOREDB_URL names the server of suites that need no empty log.';
    expect(selectSuites({ EVENTSTOREDB_URL: url }).server).toBe(server);
    expect(selectSuites({ EVENTSTOREDB_URL: url, EVENTSTOREDB_START: command }).server).toBe(`EVENTSTOREDB_START starts a server for each log; ${server}`);
  });

  it.each(suites)('starts the server of the tests itself only for faults: $name', (suite) => {
    const startsIt = specsOf(suite).filter((path) => readFileSync(path, 'utf8').includes("'../support/eventstoredb.js'"));
    expect(startsIt).toEqual(suite.needs === 'faults' ? specsOf(suite) : []);
  });

  it('includes every spec for the log on EventStoreDB', () => {
    const known = new Set(suites.flatMap(specsOf));
    const about = specs.filter((path) => path.includes('eventstoredb') || /support\/(fresh-eventstoredb|webs-on-cluster)/u.test(readFileSync(path, 'utf8')));
    expect(about.filter((path) => !known.has(path) && !path.includes('/architecture/') && !path.includes('integration/fresh-eventstoredb'))).toEqual([]);
    for (const { specs: patterns, projects } of suites) if (projects.length > 0) for (const pattern of patterns) expect([pattern, specs.some((path) => path.includes(pattern))]).toEqual([pattern, true]);
  });
});
