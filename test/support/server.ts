import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import type { Accepted } from '#commands';
import { systemIds, type FieldError, type Role } from '#kernel';
import { readSettings, type Environment } from '#platform';
import { fakeClock, type FakeClock } from '#spec';
import type { AnyProcessManager } from '#workflow';
import type { Problem } from '../../apps/web/src/api/problem.js';
import { startWeb, type RunningWeb } from '../../apps/web/src/start-web.js';
import { startTestLog, type TestLog } from './test-log.js';

/** Answers of commands and problems have these fields; of other JSON name the shape: `answer.json<UloView>()`. */
export type AnswerBody = Accepted & Problem & { instance: string; errors: FieldError[] };

/** An answer with its whole body. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON of an accepted command or of a problem; empty if the answer is not JSON. */
  body: AnswerBody;
  json<T>(): T;
}

/** Sends requests with the headers of one persona, or of none. */
export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a command. */
  post(command: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends any request. */
  send(path: string, init?: RequestInit): Promise<Answer>;
}

export interface TestServer {
  url: string;
  folder: string;
  clock: FakeClock;
  web: RunningWeb;
  as(role: Role): Client;
  nobody: Client;
  /** Stops it and starts it again on the same data folder. */
  restart(): Promise<TestServer>;
  /** Stops it and removes its data folder. */
  stop(): Promise<void>;
}

export interface TestServerOptions {
  folder?: string;
  env?: Environment;
  clock?: FakeClock;
  decorate?: (store: EventStore) => EventStore;
  /** The process managers; all of them by default. Without them a new ULO has no plan. */
  managers?: readonly AnyProcessManager[];
  /** The log, if another server shares it. */
  log?: TestLog;
}

/** Starts the real server on a free port, with a new data folder and a fixed clock that tests can set. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'milepost-')));
  const clock = options.clock ?? fakeClock();
  const log = options.log ?? (await startTestLog(options.env?.['EVENT_STORE_URL'] === undefined ? undefined : 'folder'));
  const settings = readSettings({ PORT: '0', DATA_DIR: folder, EXAMPLE: 'off', LOG_LEVEL: 'fatal', ...log.settings, ...options.env });
  const { decorate, managers } = options;
  const web = await startWeb({ settings, clock, ids: systemIds, ...(decorate && { decorate }), ...(managers && { managers }) });
  const client = (headers: Record<string, string>): Client => clientOf(web.url, headers);
  return {
    url: web.url,
    folder,
    clock,
    web,
    as: (role) => client({ 'milepost-persona': role }),
    nobody: client({}),
    async restart() {
      await web.close();
      return startTestServer({ ...options, folder, clock, log });
    },
    async stop() {
      await web.close();
      await log.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function clientOf(url: string, own: Record<string, string>): Client {
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers: { ...own, ...(init.headers as Record<string, string>) } });
    const text = await response.text();
    const isJson = /[/+]json/u.test(response.headers.get('content-type') ?? '');
    const json = (): unknown => (isJson ? JSON.parse(text) : {});
    return { status: response.status, headers: response.headers, text, body: json() as AnswerBody, json: <T>() => json() as T };
  };
  return {
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (command, body, headers = {}) =>
      send(`/api/commands/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  };
}
