import { isReachableByLink } from './fresh-eventstoredb.js';

/** What a suite requires of an event store. Only the test server supports fault injection. */
type Needs = 'any log' | 'a link' | 'an empty log' | 'faults';

export interface Suite {
  name: string;
  needs: Needs;
  /** Jest projects; none for the crash harness. */
  projects: readonly ('contract' | 'integration' | 'e2e')[];
  /** Parts of the paths of its spec files. */
  specs: readonly string[];
  /** Puts the log of every server that the suite starts on EventStoreDB. */
  env?: Record<string, string>;
}

const everyLog = { TEST_LOG: 'eventstoredb' };

/** The suites of `npm run test:cluster`. */
export const suites: readonly Suite[] = [
  {
    name: 'contracts',
    needs: 'any log',
    projects: ['contract'],
    specs: ['contract/event-store.eventstoredb', 'contract/key-store.eventstoredb', 'contract/access-state.eventstoredb', 'contract/access-log.eventstoredb'],
  },
  { name: 'connections that fail', needs: 'a link', projects: ['integration'], specs: ['integration/eventstoredb-links'] },
  {
    name: 'keys, people, the command line, forecasts of lists, the spool, and a full disk',
    needs: 'an empty log',
    projects: ['integration'],
    specs: ['integration/keys-on-a-cluster', 'integration/texts-on-a-cluster', 'integration/people-on-a-cluster', 'integration/revoked-on-a-cluster', 'integration/cli-cluster', 'integration/forecasts-of-lists', 'integration/eventstoredb-spool', 'integration/read-model-disk-full'],
  },
  {
    name: 'the example programme, the API, and a web process killed while it catches up',
    needs: 'an empty log',
    projects: ['integration'],
    specs: ['integration/scenario', 'integration/api-', 'integration/authorisation', 'integration/calendar', 'integration/killed-while'],
    env: everyLog,
  },
  { name: 'browser journeys', needs: 'an empty log', projects: ['e2e'], specs: ['test/e2e'], env: everyLog },
  { name: 'processes killed at random instants', needs: 'an empty log', projects: [], specs: ['test/crash'] },
  {
    name: 'faults of the event store',
    needs: 'faults',
    projects: ['integration'],
    specs: [
      ...['answers', 'access', 'bulk', 'cluster', 'commands', 'faults', 'keys', 'people', 'random-faults', 'server', 'tls'].map((name) => `integration/eventstoredb-${name}`),
      'integration/start-while-store-away',
      'integration/store-away-while-sending',
    ],
  },
];

export interface Selection {
  /** The servers that are used, as a sentence. */
  server: string;
  run: readonly Suite[];
  leftOut: readonly { suite: Suite; why: string }[];
}

/** The reason why a requirement is not met, with how to run the suite; undefined if it is met. */
const unmet: Record<Needs, (url: string | undefined, command: string | undefined) => string | undefined> = {
  'any log': () => undefined,
  'a link': (url, command) =>
    command || isReachableByLink(url) ? undefined : 'Its connections must run through the test: let EVENTSTOREDB_URL name one node without TLS, or set EVENTSTOREDB_START.',
  'an empty log': (_url, command) =>
    command ? undefined : 'Each log must be empty, and EVENTSTOREDB_URL names one log: set EVENTSTOREDB_START to a command that starts a server on port $PORT.',
  faults: () => 'The server must fail on request: run the suite without EVENTSTOREDB_URL and EVENTSTOREDB_START.',
};

/** Selects the suites for the event store that the environment names. If it names one, no suite runs on the test server. */
export function selectSuites({ EVENTSTOREDB_URL: url, EVENTSTOREDB_START: command }: Record<string, string | undefined>): Selection {
  if (!url && !command) return { server: 'All on the server of the tests.', run: suites, leftOut: [] };
  const whyNot = ({ needs }: Suite): string | undefined => unmet[needs](url, command);
  const leftOut = suites.flatMap((suite) => {
    const why = whyNot(suite);
    return why === undefined ? [] : [{ suite, why }];
  });
  const started = command && 'EVENTSTOREDB_START starts a server for each log';
  const named = url && 'EVENTSTOREDB_URL names the server of suites that need no empty log';
  return { server: `${[started, named].filter(Boolean).join('; ')}.`, run: suites.filter((suite) => whyNot(suite) === undefined), leftOut };
}

/** The suites that were left out, the reasons, and how to run them, as text. */
export const describeLeftOut = ({ leftOut }: Selection): string =>
  leftOut.map(({ suite, why }) => `Left out: ${suite.name} (${suite.specs.join(', ')}). ${why}\n`).join('');
