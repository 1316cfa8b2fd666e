import type { Clock } from '#kernel';
import { secret, type Settings } from '#platform';
import { PlainMail } from '#reminders';
import { ApiTokens, KeptForms, KeptPasskeys, OneTimeLinks, OpenIdSignIn, Passkeys, Reservations, Sessions, browserCookie, cookieNames, openAccessState, relyingPartyOf, sessionCookie, type AccessState, type IdCookie } from '#sign-in';

/** What signing in needs, when people sign in. */
export interface SignIn {
  state: AccessState;
  sessions: Sessions;
  links: OneTimeLinks;
  tokens: ApiTokens;
  forms: KeptForms;
  /** Undefined: nobody signs in with a provider. */
  openId: OpenIdWay | undefined;
  /** Undefined: people come by an address that browsers make no passkeys for. */
  passkeys: PasskeyWay | undefined;
  /** Whose address, or account at a provider, is whose. */
  reservations: Reservations;
  cookies: { names: ReturnType<typeof cookieNames>; session: IdCookie; browser: IdCookie };
  /** Undefined: there is no mail server, and links are shown to whoever invites. */
  mail: PlainMail | undefined;
  close(): Promise<void>;
}

/** Signing in with the account that people have at a provider. */
export interface OpenIdWay {
  /** What the account is called, after “Sign in with”. */
  name: string;
  provider: OpenIdSignIn;
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
  sessionSecret: string;
  /** Whether people come by https. */
  https: boolean;
}

/** @throws what opening the access records throws: DataFolderUnusable, EventStoreUnusable, SecretUnusable */
export async function openSignIn({ settings, clock, sessionSecret, https }: Sources): Promise<SignIn> {
  const masterKey = secret(settings.secretsFolder, 'master-key', settings.masterKey);
  const state = await openAccessState({ folder: settings.dataFolder, url: settings.eventStoreUrl, secret: masterKey, clock });
  const mail = settings.smtp && new PlainMail({ ...settings.smtp, clock });
  return {
    state, mail,
    sessions: new Sessions(state, clock),
    links: new OneTimeLinks(state, clock, sessionSecret),
    tokens: new ApiTokens(state, clock),
    forms: new KeptForms(state, clock),
    openId: openIdWay(settings, state, clock),
    passkeys: passkeyWay(settings, state, clock),
    reservations: new Reservations(state),
    cookies: { names: cookieNames(https), session: sessionCookie(sessionSecret), browser: browserCookie(sessionSecret) },
    async close() {
      mail?.close();
      await state.close();
    },
  };
}

function openIdWay({ openId, publicUrl }: Settings, state: AccessState, clock: Clock): OpenIdWay | undefined {
  if (!openId) return undefined;
  const { name, ...client } = openId;
  return { name, provider: new OpenIdSignIn(state, clock, { ...client, redirectUri: `${publicUrl}/sign-in/openid/callback` }) };
}

/** Without PUBLIC_URL people come by the name of this computer; a port that is not known yet is no address. */
function passkeyWay({ publicUrl, port }: Settings, state: AccessState, clock: Clock): PasskeyWay | undefined {
  const party = publicUrl === undefined && port === 0 ? undefined : relyingPartyOf(publicUrl ?? `http://localhost:${port}`);
  return party && { ceremonies: new Passkeys(state, clock, party), kept: new KeptPasskeys(state, clock), origin: party.origin };
}
