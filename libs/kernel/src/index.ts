export {
  addDays, addMonths, completedMonths, daysBetween, epochDay, fromEpochDay, isPlainDate, lastsAtLeast, lastsMoreThan, londonDate, londonDayStart,
  maxDate, minDate, monthsInclusive, type Instant, type PlainDate,
} from './dates.js';
export { dayProblem, EARLIEST_DAY, LATEST_DAY } from './day-bounds.js';
export { capital, normaliseLineBreaks, foldText, sameText } from './text.js';
export { notBlank, readableLine } from './readable.js';
export { compareText, sortKey } from './collation.js';
export { editDistance } from './edit-distance.js';
export { clockFrom, systemClock, type Clock } from './clock.js';
export { KeyedQueue } from './keyed-queue.js';
export { derivedId, isId, systemIds, type IdSource } from './ids.js';
export { contentHash } from './content-hash.js';
export { decrypt, derivedKey, encrypt, freshBytes } from './wrapping.js';
export { actorRoles, allRoles, grantedRoles, roles, rolesAmong, type ActorRole, type GrantedRole, type Role } from './roles.js';
export {
  declareEvents, type Actor, type Author, type DomainEvent, type EventDeclaration, type Fact, type FactOf, type Json, type NewEvent, type Position,
  type Sealed, type StoredEvent,
} from './events.js';
export { Forbidden, IdempotencyClash, InvalidInput, NotFound, RuleRefused, Stale, type FieldError } from './errors.js';
export { assertNoKeyRepeated, countKeysInText } from './json-keys.js';
export type { DecisionContext, Part } from './part.js';
export { isOpenOn, whyOn, type WarningInterval, type WarningRule } from './warnings.js';
export {
  addressOf, Command, commandSpec, fieldsOf, installationId, streamKinds, streamParts, type CommandClass, type CommandSpec, type StreamKind,
} from './command/declaration.js';
export { ChangesByKind } from './command/changes-by-kind.js';
export {
  Choice, ChoiceList, Code, CodeReference, Day, Decimal, Id, LongText, MailAddress, Money, namesPerson, PersonReference, Reference, Rows, Text, Whole,
  YesNo, type Choices, type FieldSpec,
} from './command/fields.js';
export {
  envelopeFields, FactCommand, factData, OrganisationCommand, PersonCommand, ProgrammeCommand, RegisteredOrganisationCommand, RegisteredPersonCommand,
  UloCommand, type OwnFields,
} from './command/bases.js';
export { readFigure, type Reading } from './reading/figures.js';
export { dayOfDateTime, dayOfSerial, monthNumber, readDay } from './reading/days.js';
export { objectSchema, valueSchema, type JsonSchema } from './schema/field-schema.js';
export { dataSchema, ownFieldsAnd, ownFieldsSchema } from './schema/data-schema.js';
export { defineDecider, fold, type Decider } from './decider.js';
export { factsOf, NOTHING } from './declare-fact.js';
export { effectOf, partsOf, type EventOf } from './declare-part.js';
export type { ReferenceChoice, References } from './references.js';
export { defineStreamType, type StreamType } from './stream-type.js';
