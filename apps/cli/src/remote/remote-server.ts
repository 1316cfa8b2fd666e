import { isLoopback } from '#platform';
import { WrongUse } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

/** A server that is used over its API, with a token. */
export interface RemotePlace {
  /** Without a slash at its end. */
  url: string;
  token: string;
}

/**
 * The server in the environment; undefined when the command works on the log directly.
 * @param data the data folder of the command line, which takes precedence
 * @throws WrongUse
 */
export function remotePlace({ env }: Pick<Terminal, 'env'>, data: string | undefined): RemotePlace | undefined {
  const [given = '', token = ''] = [env['MILEPOST_URL']?.trim(), env['MILEPOST_TOKEN']?.trim()];
  if (given === '' || data !== undefined) return undefined;
  const url = URL.parse(given);
  if (!url || !/^https?:$/u.test(url.protocol) || url.pathname !== '/' || url.username + url.password + url.search + url.hash !== '') throw new WrongUse('MILEPOST_URL must be an address like https://milepost.example.');
  if (url.protocol !== 'https:' && !isLoopback(url)) throw new WrongUse('MILEPOST_URL must begin with https://: otherwise the token travels unencrypted. Only a server on this computer may have http://.');
  if (!/^[\w.~+/=-]+$/u.test(token)) throw new WrongUse('MILEPOST_TOKEN must be given with MILEPOST_URL: a token that you made on “your account” of that server.');
  return { url: url.origin, token };
}

/** The server refused the request. The message is one sentence with the cause and the remedy. */
export class RemoteRefused extends Error {
  override readonly name = 'RemoteRefused';
  constructor(
    message: string,
    readonly status: number,
    /** The problem code; empty when the server sent none. */
    readonly code = '',
  ) {
    super(message);
  }
}

interface ProblemBody {
  code?: string;
  detail?: string;
  errors?: readonly { field: string; message: string }[];
  blockers?: readonly string[];
  remedy?: string;
}

const maxAttempts = 5;
const longestWaitSeconds = 65;

/** Client for the API of a server. Retries requests that a busy server refuses (429, 503 with `Retry-After`). */
export class RemoteServer {
  constructor(
    private readonly place: RemotePlace,
    private readonly wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {}

  async json<T>(path: string): Promise<T> {
    return (await (await this.get(path)).json()) as T;
  }

  get(path: string): Promise<Response> {
    return this.request(path, {});
  }

  async post<T>(path: string, body: unknown, headers: Record<string, string>): Promise<T> {
    return (await (await this.request(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })).json()) as T;
  }

  /** @throws RemoteRefused */
  private async request(path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> }): Promise<Response> {
    for (let left = maxAttempts; ; left -= 1) {
      const answer = await this.sent(path, { ...init, redirect: 'manual', headers: { ...headers, accept: 'application/json', authorization: `Bearer ${this.place.token}` } });
      if (answer.ok) return answer;
      // Commands have ids, so a repeated request records nothing twice.
      const isBusy = answer.status === 429 || answer.status === 503;
      const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
      if (!isBusy || left <= 1 || !(seconds <= longestWaitSeconds)) throw await refusal(this.place.url, path, answer);
      await answer.body?.cancel();
      await this.wait(seconds * 1_000);
    }
  }

  private async sent(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(this.place.url + path, init);
    } catch (error) {
      const { cause } = error as { cause?: { code?: string; message?: string } };
      throw new RemoteRefused(`${this.place.url} does not answer (${cause?.code ?? cause?.message ?? (error as Error).message}): check MILEPOST_URL and whether the server runs.`, 0);
    }
  }
}

async function refusal(url: string, path: string, answer: Response): Promise<RemoteRefused> {
  const text = await answer.text();
  const { code, detail, errors, blockers = [], remedy } = problemIn(answer, text);
  const details = [errors ? `${errors.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)).join('; ')}.` : detail, blockers.length > 0 ? `${blockers.join('; ')}.` : undefined, remedy].filter(Boolean).join(' ');
  return new RemoteRefused(sentenceOf(answer.status, url, path, details), answer.status, code);
}

function problemIn(answer: Response, text: string): ProblemBody {
  if (answer.headers.get('content-type')?.includes('json') !== true) return {};
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    return {};
  }
}

function sentenceOf(status: number, url: string, path: string, details: string): string {
  const more = details === '' ? '' : ` ${details}`;
  if (status === 401) return `${url} does not take MILEPOST_TOKEN.${more}`;
  if (status === 403) return `The token may not do this.${more}`;
  if (status === 404) return details === '' ? `${url} has nothing at ${path}: is it Milepost, of this version?` : details;
  if (status >= 500) return `${url} cannot do this now (${status}).${more} Try again later: what was recorded is not recorded twice.`;
  if (status >= 300 && status < 400) return `${url} leads to another address: give MILEPOST_URL as the address that people use.`;
  return details === '' ? `${url} answered ${status}.` : details;
}
