import type { Clock, Instant } from '#kernel';
import type { AccessState, Kept } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { later } from '../secrets/later.js';
import type { Link, LinkRefusal, OpenedLink } from './link.js';
import { openInvitation } from './sealed-invitation.js';

interface LinkRecord {
  link: Link;
  endsAt: Instant;
  /** The id of the browser that it is bound to. */
  browser?: string | undefined;
  usedAt?: Instant;
}

const kind = recordKind<LinkRecord>('link');
const signInLasts = 15 * 60;
const invitationLasts = 72 * 3_600;
/** Seconds for which a link that is past its end still says so. */
const known = 86_400;

/**
 * Links that sign somebody in once. Opening shows what a link is for and uses nothing, as scanners of mail follow links;
 * only the button's POST uses it. All methods throw Unavailable when that cannot be asked.
 */
export class OneTimeLinks {
  /** @param secret SESSION_SECRET, with which the command line seals invitations of administrators */
  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
    private readonly secret: string,
  ) {}

  /**
   * For 15 minutes, in the browser that asked.
   * @param person who has this address, when somebody has: erasing them removes it
   * @returns the secret for the address of the link
   */
  signIn(mail: string, browser: string, person?: string): Promise<string> {
    return this.#make({ link: { purpose: 'sign-in', mail }, endsAt: later(this.clock.now(), signInLasts), browser }, person);
  }

  /** For 72 hours, in the first browser that opens it. @returns the secret for the address of the link */
  invitation(person: string): Promise<string> {
    return this.#make({ link: { purpose: 'invitation', person }, endsAt: later(this.clock.now(), invitationLasts) }, person);
  }

  /**
   * What a link is for; uses nothing. An invitation is bound to the first browser that is given here.
   * @param browser the id in the cookie that came with the request; undefined when none came: a scanner of mail has none
   */
  async open(token: string, browser: string | undefined): Promise<OpenedLink> {
    const found = await this.#find(token);
    if (!found) return { refused: 'unknown' };
    const { key, kept } = found;
    const refused = this.#refusal(kept.record, browser);
    if (refused) return { refused };
    if (kept.record.browser === undefined && browser !== undefined && !(await this.state.change(kind, key, kept.revision, { ...kept.record, browser }))) return this.open(token, browser);
    return { link: kept.record.link, endsAt: kept.record.endsAt };
  }

  /** Uses a link: of several callers one gets it. */
  async use(token: string, browser: string): Promise<OpenedLink> {
    const found = await this.#find(token);
    if (!found) return { refused: 'unknown' };
    const { key, kept } = found;
    const refused = this.#refusal(kept.record, browser);
    if (refused) return { refused };
    const used = { ...kept.record, browser, usedAt: this.clock.now() };
    // The first one has used it or bound it: what is there now says which.
    if (!(await this.state.change(kind, key, kept.revision, used))) return this.use(token, browser);
    return { link: used.link, endsAt: used.endsAt };
  }

  /** Ends the invitations of a person that nobody used. */
  async withdraw(person: string): Promise<void> {
    await this.state.removeAllOf(person, kind);
  }

  async #make(record: LinkRecord, owner: string | undefined): Promise<string> {
    const token = freshSecret();
    await this.state.add(kind, token, record, { owner, expiresAt: later(record.endsAt, known) });
    return token;
  }

  async #find(token: string): Promise<{ key: string; kept: Kept<LinkRecord> } | undefined> {
    const key = isSecret(token) ? token : await this.#unsealed(token);
    const kept = key === undefined ? undefined : await this.state.get(kind, key);
    return key !== undefined && kept ? { key, kept } : undefined;
  }

  /** A sealed invitation is kept from when it is first opened, so that it is used once. */
  async #unsealed(token: string): Promise<string | undefined> {
    const invitation = await openInvitation(token, this.secret);
    if (!invitation) return undefined;
    const { mail, nonce, expiry } = invitation;
    const expiresAt = later(expiry, known);
    if (expiresAt > this.clock.now()) await this.state.add(kind, nonce, { link: { purpose: 'administrator', mail }, endsAt: expiry }, { expiresAt });
    return nonce;
  }

  #refusal({ browser: bound, usedAt, endsAt }: LinkRecord, browser: string | undefined): LinkRefusal | undefined {
    if (usedAt !== undefined) return 'used';
    if (endsAt <= this.clock.now()) return 'expired';
    return bound === undefined || bound === browser ? undefined : 'another-browser';
  }
}
