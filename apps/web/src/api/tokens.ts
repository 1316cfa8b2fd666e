/** Injection tokens of the objects that exist once per process. Pages and API inject these. */

/** A `Clock`. */
export const CLOCK = Symbol('Clock');
/** An `IdSource`. */
export const IDS = Symbol('IdSource');
/** The `EventStore`. */
export const STORE = Symbol('EventStore');
/** The raw log: events keep their stored versions, and their texts stay sealed. */
export const WRITTEN = Symbol('Written');
/** The `KeyStore`: the keys of personal data. */
export const KEYS = Symbol('KeyStore');
/** The `Settings`. */
export const SETTINGS = Symbol('Settings');
/** The `Renderer` of pages. */
export const RENDERER = Symbol('Renderer');
/** The `Logger`. */
export const LOGGER = Symbol('Logger');
/** The `Metrics`. */
export const METRICS = Symbol('Metrics');
/** The `PersonaCookie`. */
export const PERSONA_COOKIE = Symbol('PersonaCookie');
/** The `SiteAddress`: which hosts and origins are ours. */
export const SITE = Symbol('SiteAddress');
/** The `UloReader`: views of one ULO, from its stream. */
export const ULOS = Symbol('UloReader');
/** The `ReadModel`, for queries that are answered from it. */
export const READ_MODEL = Symbol('ReadModel');
/** The runner of process managers; null where the worker runs them. */
export const MANAGERS = Symbol('Managers');
/** The `Messaging`: sends reminders. */
export const MESSAGING = Symbol('Messaging');
/** The registered `People`. */
export const PEOPLE = Symbol('People');
/** The register of `Organisations`. */
export const ORGANISATIONS = Symbol('Organisations');
/** The reason why texts cannot be read; undefined when no key of a text is missing. */
export const TEXTS_TROUBLE = Symbol('TextsTrouble');
/** `CalendarAddresses`: secrets of calendar addresses. */
export const CALENDAR_ADDRESSES = Symbol('CalendarAddresses');
/** `SendNow`: sends one reminder at once. */
export const SEND_NOW = Symbol('SendNow');
/** `Places`: the programme, ULO and organisations of each thing. */
export const PLACES = Symbol('Places');
/** `CurrentGrants`: the roles that people hold today. */
export const CURRENT_GRANTS = Symbol('CurrentGrants');
/** `Visitors`: identifies the sender of a request. */
export const VISITORS = Symbol('Visitors');
/** `SignIn`, where people sign in; null in the demonstration. */
export const SIGN_IN = Symbol('SignIn');
/** `RateLimits`, where people sign in; null in the demonstration. */
export const RATE_LIMITS = Symbol('RateLimits');
