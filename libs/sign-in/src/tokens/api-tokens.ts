import { InvalidInput, addDays, isPlainDate, type Clock, type Instant, type PlainDate } from '#kernel';
import type { AccessState } from '../access-state/access-state.js';
import { recordKind } from '../access-state/record-kind.js';
import { touch } from '../access-state/touch.js';
import { freshSecret, isSecret } from '../secrets/fresh-secret.js';
import { secondsBetween } from '../secrets/later.js';

/** The maximum permissions of a token. The current permissions of its owner limit it further. */
export interface ApiTokenTerms {
  /** The id of the person, or of the service. */
  owner: string;
  /** Its purpose, in the words of its owner. */
  title: string;
  /** Names of the commands and queries. */
  names: readonly string[];
  /** The scope in the JSON format of grants. */
  scope: object;
  /** The last day, in London, on which it is accepted. At most a year from today. */
  expiresOn: PlainDate;
}

export interface ApiToken extends ApiTokenTerms {
  madeAt: Instant;
  /** Accurate to about a minute; undefined until it is used. */
  lastUsed?: Instant | undefined;
  /** For `revoke`; it gives no access. */
  handle: string;
}

const kind = recordKind<Omit<ApiToken, 'handle'>>('token');
/** Identifies the token for secret scanners of published code. */
const prefix = 'milepost_';
const longestDays = 366;
const touchEvery = 60;

/** Bearer tokens of the API. They are shown once, and only their hashes are stored. All methods throw Unavailable. */
export class ApiTokens {
  constructor(
    private readonly state: AccessState,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInput when the last day is past or over a year away, or no command or query is named */
  async make(terms: ApiTokenTerms): Promise<{ token: string; handle: string }> {
    assertTerms(terms, this.clock.today());
    const secret = freshSecret();
    const { owner, title, names, scope, expiresOn } = terms;
    // Two days later the last day has ended in every time zone.
    const expiresAt = new Date(Date.parse(addDays(expiresOn, 2))).toISOString();
    await this.state.add(kind, secret, { owner, title, names, scope, expiresOn, madeAt: this.clock.now() }, { owner, expiresAt });
    return { token: prefix + secret, handle: (await this.state.get(kind, secret))?.handle ?? '' };
  }

  /** The token, which counts as used. Undefined when it does not exist, was revoked, or its last day is past. */
  async open(token: string): Promise<ApiToken | undefined> {
    const secret = token.startsWith(prefix) ? token.slice(prefix.length) : undefined;
    const kept = isSecret(secret) ? await this.state.get(kind, secret) : undefined;
    if (!kept || secret === undefined || kept.record.expiresOn < this.clock.today()) return undefined;
    const now = this.clock.now();
    const { lastUsed } = kept.record;
    if (lastUsed === undefined || secondsBetween(lastUsed, now) >= touchEvery) await touch(this.state, kind, secret, { revision: kept.revision, record: { ...kept.record, lastUsed: now } });
    return { ...kept.record, handle: kept.handle };
  }

  /** The tokens of one owner whose last day is not past, the newest first. */
  async list(owner: string): Promise<ApiToken[]> {
    const all = (await this.state.listOf(owner, kind)).filter(({ record }) => record.expiresOn >= this.clock.today());
    return all.map(({ record, handle }) => ({ ...record, handle })).sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
  }

  /** False when this owner has no token with this handle. */
  revoke(owner: string, handle: string): Promise<boolean> {
    return this.state.removeByHandle(owner, kind, handle);
  }

  /** @returns the number of revoked tokens */
  revokeAll(owner: string): Promise<number> {
    return this.state.removeAllOf(owner, kind);
  }
}

function assertTerms({ title, names, expiresOn }: ApiTokenTerms, today: PlainDate): void {
  const errors = [
    ...(title.trim() === '' || title.length > 100 ? [{ field: 'title', message: 'Say what it is for, in 100 characters or fewer' }] : []),
    ...(names.length === 0 ? [{ field: 'names', message: 'Choose what it may do' }] : []),
    ...(isPlainDate(expiresOn) && expiresOn >= today && expiresOn <= addDays(today, longestDays) ? [] : [{ field: 'expiresOn', message: 'Must be a day from today to a year from today' }]),
  ];
  if (errors.length > 0) throw new InvalidInput(errors);
}
