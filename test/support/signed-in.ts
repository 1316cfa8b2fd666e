import { sealInvitation, freshInvitation } from '#sign-in';
import { startMailServer, type MailServer } from './mail-server.js';
import { freePort } from './redis-server.js';
import { startTestServer, type TestServer, type TestServerOptions } from './server.js';

/** A browser without JavaScript: it keeps cookies, does not follow redirects, and sends forms with the token of the last page. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  private token = '';

  constructor(private readonly site: string) {}

  async get(path: string): Promise<{ status: number; text: string; location: string }> {
    return this.send(path, {});
  }

  /** Sends a form of this site. @param more headers that replace the usual ones */
  async post(path: string, fields: Record<string, string>, more: Record<string, string> = {}): Promise<{ status: number; text: string; location: string }> {
    const body = new URLSearchParams({ ...(this.token === '' ? {} : { _token: this.token }), ...fields }).toString();
    return this.send(path, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.site, 'sec-fetch-site': 'same-origin', ...more } });
  }

  /** The address to which a page redirects with `Refresh`. */
  static onwardFrom(page: string): string {
    return (/class="govuk-link" href="(https?:[^"]+)">Go on/u.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');
  }

  private async send(path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> }): Promise<{ status: number; text: string; location: string }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, this.site), { ...init, redirect: 'manual', headers: { ...headers, ...(cookie === '' ? {} : { cookie }) } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      if (/Max-Age=0/u.test(set)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await answer.text();
    this.token = /name="_token" value="([^"]+)"/u.exec(text)?.[1] ?? this.token;
    return { status: answer.status, text, location: answer.headers.get('location') ?? '' };
  }
}

export interface SignInServer {
  server: TestServer;
  mail: MailServer;
  site: string;
  browser(): TestBrowser;
  /** Waits for an email to an address. @returns the path of the link in it */
  linkTo(address: string): Promise<string>;
  /** A browser with the session of a new administrator. */
  administrator(address?: string): Promise<TestBrowser>;
  stop(): Promise<void>;
}

const secret = 'a session secret for tests of signing in';

/** Starts the real server with sign-in, and a real mail server. */
export async function startSignInServer(options: TestServerOptions = {}): Promise<SignInServer> {
  const mail = await startMailServer();
  const port = options.env?.['PORT'] ?? (await freePort());
  const site = `http://localhost:${port}`;
  const env = { SIGN_IN: 'on', PORT: String(port), PUBLIC_URL: site, SMTP_URL: mail.url, MAIL_FROM: 'milepost@milepost.example', SESSION_SECRET: secret, ...options.env };
  const server = await startTestServer({ ...options, env });
  const browser = (): TestBrowser => new TestBrowser(site);
  const linkTo = async (address: string): Promise<string> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = mail.received.findLast(({ to }) => to.includes(address));
      const [, path] = /(\/sign-in\/link\/\S+)/u.exec(found?.mail.text ?? '') ?? [];
      if (path) {
        mail.received.splice(0);
        return path;
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`No link was sent to ${address}`);
  };
  return {
    server, mail, site, browser, linkTo,
    async administrator(address = 'admin@council.example') {
      const visitor = browser();
      const sealed = await sealInvitation(freshInvitation(address, server.clock), secret);
      await visitor.get(`/sign-in/link/${sealed}`);
      const done = await visitor.post('/sign-in/link', { token: sealed, next: '/', name: 'Ada Admin', organisation: 'Council', role: 'programme-manager' });
      if (done.status !== 303) throw new Error(`The administrator was not created: ${done.status} ${done.text}`);
      await visitor.get('/account');
      return visitor;
    },
    async stop() {
      await server.stop();
      await mail.close();
    },
  };
}
