import type { Clock, IdSource } from '#kernel';
import { secret, type ClaimRole, type Settings } from '#platform';
import { PlainMail } from '#reminders';
import { ApiTokens, BearerJwt, KeptForms, KeptPasskeys, OneTimeLinks, OpenIdProvider, OpenIdSignIn, Passkeys, Reservations, Sessions, browserCookie, cookieNames, knownBrowserCookie, openAccessLog, openAccessState, relyingPartyOf, sessionCookie, type AccessLog, type AccessState, type IdCookie } from '#sign-in';

/** What signing in needs, when people sign in. */
export interface SignIn {
  state: AccessState;
  accessLog: AccessLog;
  sessions: Sessions;
  links: OneTimeLinks;
  tokens: ApiTokens;
  forms: KeptForms;
  /** Undefined: nobody signs in with a provider. */
  openId: OpenIdWay | undefined;
  /** Undefined: people come by an address that browsers make no passkeys for. */
  passkeys: PasskeyWay | undefined;
  /** Whose passkeys are whose, also where none can be used. */
  keptPasskeys: KeptPasskeys;
  /** Whose address, or account at a provider, is whose. */
  reservations: Reservations;
  cookies: { names: ReturnType<typeof cookieNames>; session: IdCookie; browser: IdCookie; known: IdCookie };
  /** Undefined: there is no mail server, and links are shown to the person who invites. */
  mail: PlainMail | undefined;
  close(): Promise<void>;
}

/** Signing in with the account that people have at a provider. */
export interface OpenIdWay {
  /** What the account is called, after “Sign in with”. */
  name: string;
  provider: OpenIdSignIn;
  /** Programs with access tokens of the provider; undefined: the API takes none. */
  bearers: BearerJwt | undefined;
  /** Roles that claims map to. */
  roles: readonly ClaimRole[];
}

/** Signing in by passkey. */
export interface PasskeyWay {
  ceremonies: Passkeys;
  kept: KeptPasskeys;
  /** Where people must come from. */
  origin: string;
}

interface Sources {
  settings: Settings;
  clock: Clock;
  ids: IdSource;
  sessionSecret: string;
  /** Whether people come by https. */
  https: boolean;
}

/** @throws what opening the access records throws: DataFolderUnusable, EventStoreUnusable, SecretUnusable */
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
    openId: openIdWay(settings, state, clock),
    passkeys: passkeyWay(settings, state, clock, keptPasskeys),
    reservations: new Reservations(state, ids),
    cookies: { names: cookieNames(https), session: sessionCookie(sessionSecret), browser: browserCookie(sessionSecret), known: knownBrowserCookie(sessionSecret) },
    async close() {
      mail?.close();
      await accessLog.close();
      await state.close();
    },
  };
}

function openIdWay({ openId, publicUrl }: Settings, state: AccessState, clock: Clock): OpenIdWay | undefined {
  if (!openId) return undefined;
  const { name, apiAudience, roles, ...client } = openId;
  const provider = new OpenIdProvider(client.issuer, clock);
  return {
    name, roles,
    provider: new OpenIdSignIn(state, clock, { ...client, redirectUri: `${publicUrl}/sign-in/openid/callback` }, provider),
    bearers: apiAudience === undefined ? undefined : new BearerJwt(provider, clock, { audience: apiAudience, clientId: client.clientId }),
  };
}

/** Without PUBLIC_URL people come by the name of this computer; a port that is not known yet is no address. */
function passkeyWay({ publicUrl, tls, port }: Settings, state: AccessState, clock: Clock, kept: KeptPasskeys): PasskeyWay | undefined {
  const party = publicUrl === undefined && port === 0 ? undefined : relyingPartyOf(publicUrl ?? `${tls ? 'https' : 'http'}://localhost:${port}`);
  return party && { ceremonies: new Passkeys(state, clock, party), kept, origin: party.origin };
}
