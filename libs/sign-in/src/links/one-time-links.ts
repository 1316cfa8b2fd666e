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
  /** The id of the browser that the link is bound to. */
  browser?: string | undefined;
  usedAt?: Instant;
}

const kind = recordKind<LinkRecord>('link');
const signInSeconds = 15 * 60;
const invitationSeconds = 72 * 3_600;
/** Seconds for which an expired link is still reported as expired. */
const expiredKnownSeconds = 86_400;

/**
 * Links that sign a person in once. Opening a link shows its purpose without using it, because email scanners follow links.
 * Only the POST of the button uses it. All methods throw Unavailable when the store does not answer.
 */
export class OneTimeLinks {
  /** @param secret SESSION_SECRET, which also seals invitations of administrators on the command line */
  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
    private readonly secret: string,
  ) {}

  /**
   * Makes a link for 15 minutes, for the browser that requested it.
   * @param person the owner of this email address, if any: an erasure removes the link
   * @returns the secret for the URL of the link
   */
  signIn(mail: string, browser: string, person?: string): Promise<string> {
    return this.#make({ link: { purpose: 'sign-in', mail }, endsAt: later(this.clock.now(), signInSeconds), browser }, person);
  }

  /** Makes a link for 72 hours, for the first browser that opens it. @returns the secret for the URL of the link */
  invitation(person: string): Promise<string> {
    return this.#make({ link: { purpose: 'invitation', person }, endsAt: later(this.clock.now(), invitationSeconds) }, person);
  }

  /**
   * Returns the purpose of a link without using it. An invitation is bound to the first browser that opens it.
   * @param browser the id in the cookie of the request; undefined without a cookie, as from an email scanner
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

  /** Uses a link: of several concurrent callers, only one gets it. */
  async use(token: string, browser: string): Promise<OpenedLink> {
    const found = await this.#find(token);
    if (!found) return { refused: 'unknown' };
    const { key, kept } = found;
    const refused = this.#refusal(kept.record, browser);
    if (refused) return { refused };
    const used = { ...kept.record, browser, usedAt: this.clock.now() };
    // A concurrent caller has used or bound the link, so it is read again.
    if (!(await this.state.change(kind, key, kept.revision, used))) return this.use(token, browser);
    return { link: used.link, endsAt: used.endsAt };
  }

  /** Removes the unused invitations of a person. */
  async withdraw(person: string): Promise<void> {
    await this.state.removeAllOf(person, kind);
  }

  async #make(record: LinkRecord, owner: string | undefined): Promise<string> {
    const token = freshSecret();
    await this.state.add(kind, token, record, { owner, expiresAt: later(record.endsAt, expiredKnownSeconds) });
    return token;
  }

  async #find(token: string): Promise<{ key: string; kept: Kept<LinkRecord> } | undefined> {
    const key = isSecret(token) ? token : await this.#unsealed(token);
    const kept = key === undefined ? undefined : await this.state.get(kind, key);
    return key !== undefined && kept ? { key, kept } : undefined;
  }

  /** A sealed invitation is stored when it is first opened, so that it can be used only once. */
  async #unsealed(token: string): Promise<string | undefined> {
    const invitation = await openInvitation(token, this.secret);
    if (!invitation) return undefined;
    const { mail, nonce, expiry } = invitation;
    const expiresAt = later(expiry, expiredKnownSeconds);
    if (expiresAt > this.clock.now()) await this.state.add(kind, nonce, { link: { purpose: 'administrator', mail }, endsAt: expiry }, { expiresAt });
    return nonce;
  }

  #refusal({ browser: bound, usedAt, endsAt }: LinkRecord, browser: string | undefined): LinkRefusal | undefined {
    if (usedAt !== undefined) return 'used';
    if (endsAt <= this.clock.now()) return 'expired';
    return bound === undefined || bound === browser ? undefined : 'another-browser';
  }
}
