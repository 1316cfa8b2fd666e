import type { Clock, IdSource } from '#kernel';
import { secret, type ClaimRole, type Settings } from '#platform';
import { PlainMail } from '#reminders';
import { ApiTokens, BearerJwt, KeptForms, KeptPasskeys, OneTimeLinks, OpenIdProvider, OpenIdSignIn, Passkeys, Reservations, Sessions, browserCookie, cookieNames, knownBrowserCookie, openAccessLog, openAccessState, relyingPartyOf, sessionCookie, type AccessLog, type AccessState, type IdCookie } from '#sign-in';

/** The services of the sign-in. */
export interface SignIn {
  state: AccessState;
  accessLog: AccessLog;
  sessions: Sessions;
  links: OneTimeLinks;
  tokens: ApiTokens;
  forms: KeptForms;
  /** Undefined when no provider is configured. */
  openId: OpenIdMethod | undefined;
  /** Undefined when browsers make no passkeys for the address of the site. */
  passkeys: PasskeyMethod | undefined;
  /** The owner of each passkey, also where passkeys cannot be used. */
  keptPasskeys: KeptPasskeys;
  /** The owner of each email address and of each account at a provider. */
  reservations: Reservations;
  cookies: { names: ReturnType<typeof cookieNames>; session: IdCookie; browser: IdCookie; known: IdCookie };
  /** Undefined without a mail server: the person who invites then sees the link. */
  mail: PlainMail | undefined;
  close(): Promise<void>;
}

/** Sign-in with an account at the OpenID provider. */
export interface OpenIdMethod {
  /** The name of the account, after “Sign in with”. */
  name: string;
  provider: OpenIdSignIn;
  /** Verifies access tokens of the provider; undefined when the API accepts none. */
  bearers: BearerJwt | undefined;
  /** The roles that claims map to. */
  roles: readonly ClaimRole[];
}

/** Sign-in by passkey. */
export interface PasskeyMethod {
  ceremonies: Passkeys;
  kept: KeptPasskeys;
  /** The origin that the browser must report. */
  origin: string;
}

interface Sources {
  settings: Settings;
  clock: Clock;
  ids: IdSource;
  sessionSecret: string;
  /** True when people use https. */
  https: boolean;
}

/** @throws the errors of opening the access records: DataFolderUnusable, EventStoreUnusable, SecretUnusable */
export async function openSignIn({ settings, clock, ids, sessionSecret, https }: Sources): Promise<SignIn> {
  const masterKey = secret(settings.secretsFolder, 'master-key', settings.masterKey);
  const choice = { folder: settings.dataFolder, url: settings.eventStoreUrl, secret: masterKey, clock };
  const state = await openAccessState(choice);
  const accessLog = await openAccessLog(choice);
  const keptPasskeys = new KeptPasskeys(state, clock, ids);
  const mail = settings.smtp && new PlainMail({ ...settings.smtp, clock });
  return {
    state, mail, accessLog, keptPasskeys,
    sessions: new Sessions(state, clock),
    links: new OneTimeLinks(state, clock, sessionSecret),
    tokens: new ApiTokens(state, clock),
    forms: new KeptForms(state, clock),
    openId: openIdMethod(settings, state, clock),
    passkeys: passkeyMethod(settings, state, clock, keptPasskeys),
    reservations: new Reservations(state, ids),
    cookies: { names: cookieNames(https), session: sessionCookie(sessionSecret), browser: browserCookie(sessionSecret), known: knownBrowserCookie(sessionSecret) },
    async close() {
      mail?.close();
      await accessLog.close();
      await state.close();
    },
  };
}

function openIdMethod({ openId, publicUrl }: Settings, state: AccessState, clock: Clock): OpenIdMethod | undefined {
  if (!openId) return undefined;
  const { name, apiAudience, roles, ...client } = openId;
  const provider = new OpenIdProvider(client.issuer, clock);
  return {
    name, roles,
    provider: new OpenIdSignIn(state, clock, { ...client, redirectUri: `${publicUrl}/sign-in/openid/callback` }, provider),
    bearers: apiAudience === undefined ? undefined : new BearerJwt(provider, clock, { audience: apiAudience, clientId: client.clientId }),
  };
}

/** Without PUBLIC_URL people use `localhost`. Before the port is known there is no origin. */
function passkeyMethod({ publicUrl, tls, port }: Settings, state: AccessState, clock: Clock, kept: KeptPasskeys): PasskeyMethod | undefined {
  const party = publicUrl === undefined && port === 0 ? undefined : relyingPartyOf(publicUrl ?? `${tls ? 'https' : 'http'}://localhost:${port}`);
  return party && { ceremonies: new Passkeys(state, clock, party), kept, origin: party.origin };
}
