import type { Author } from '#kernel';
import { idOf, recordBeside, shownBy } from './record-beside.js';
import type { SignInServer, TestBrowser } from './signed-in.js';

/** Records things and people beside the pages, and signs people in by mail. */
export class PeopleWithRoles {
  constructor(private readonly here: SignInServer) {}

  /** @returns the id of what the command recorded something of */
  async record(name: string, body: object, actor: Partial<Author> = {}): Promise<string> {
    const accepted = await recordBeside(this.here.server)(name, body, actor);
    await shownBy(this.here.server);
    return idOf(accepted);
  }

  /** Registered, and known by an address at which they sign in. @returns the id of the person */
  async register(name: string, mail: string, more: object = {}): Promise<string> {
    const person = await this.record('register-person', { name, mail, organisation: 'Example', role: 'mentor', ...more });
    await this.here.server.web.runtime.signIn?.reservations.reserve('mail', mail, person);
    return person;
  }

  /** A browser in which they signed in by a link. */
  async signedIn(mail: string): Promise<TestBrowser> {
    const visitor = this.here.browser();
    await visitor.get('/sign-in');
    await visitor.post('/sign-in', { mail, next: '/' });
    const token = (await this.here.linkTo(mail)).split('/').at(-1) ?? '';
    await visitor.get(`/sign-in/link/${token}`);
    await visitor.post('/sign-in/link', { token, next: '/account' });
    await visitor.get('/account');
    return visitor;
  }
}
