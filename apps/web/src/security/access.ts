import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import { isAllowed, tracePeople, withinOf, type Identity, type Restricted as Restriction, type Within } from '#access';
import type { GrantedRole, Role } from '#kernel';

export const OPEN = 'milepost:open';
export const RESTRICTED = 'milepost:restricted';

/** Roles that see people's details: they keep the records, pay, or look after personal data. Auditors do not see them. */
export const peopleReaders: readonly GrantedRole[] = ['programme-manager', 'commissioner', 'data-protection-officer', 'administrator'];

/**
 * Roles that see the history of people, and the name of the person who recorded an entry. The history contains no address and
 * no other details.
 */
export const historyReaders: readonly GrantedRole[] = [...peopleReaders, 'auditor'];

/** The scope in which a person sees names of people. */
export const namesWithin = ({ grants }: Pick<Identity, 'grants'>): Within => withinOf(grants.filter(({ role }) => peopleReaders.some((reader) => reader === role)));

/** True when the visitor sees names of people in the answer. The answer then counts as one that shows them. */
export function seesNames(actor: Identity): boolean {
  const sees = isAllowed(actor, { roles: peopleReaders });
  if (sees) tracePeople(actor);
  return sees;
}

/** Roles that see the access log. */
export const accessLogReaders: readonly GrantedRole[] = ['administrator', 'data-protection-officer'];

/** Roles that see the register of organisations, and the names in the log that match no organisation. */
export const registerReaders: readonly GrantedRole[] = ['programme-manager', 'auditor', 'data-protection-officer', 'administrator'];

/** Roles that choose organisations in forms and when they grant roles. */
export const organisationChoosers: readonly GrantedRole[] = ['programme-manager', 'commissioner', 'development-worker', 'committee', 'administrator'];

/** Roles that see the state of the installation. */
export const operators: readonly GrantedRole[] = ['programme-manager', 'auditor', 'data-protection-officer', 'administrator'];

/** Roles that see the emails of the outbox, which contain names. */
export const outboxReaders: readonly GrantedRole[] = ['programme-manager', 'data-protection-officer'];
/** Roles that send a reminder early, or again after a failure. */
export const reminderSenders: readonly Role[] = ['programme-manager', 'development-worker'];

/** Opens a route to every visitor, also without a role or a sign-in. */
export const Open = (): CustomDecorator => SetMetadata(OPEN, true);

/** `anywhere`: a role in some programme or ULO is enough. `everywhere`: the role must be held for everything. */
type Extent = 'anywhere' | 'everywhere';
export interface RestrictedRoute extends Restriction {
  extent: Extent;
}

/** Allows a route to these roles only. `title` begins with a verb: it completes "… cannot". */
export const Restricted = (title: string, roles: readonly GrantedRole[], extent: Extent = 'anywhere'): CustomDecorator =>
  SetMetadata(RESTRICTED, { title, roles, extent } satisfies RestrictedRoute);

/** The request needs an identified visitor (401). Pages redirect to the sign-in, or to the choice of a role. */
export class PersonaNeeded extends Error {
  override readonly name = 'PersonaNeeded';
  constructor(
    message: string,
    readonly identifyPath: '/who' | '/sign-in' = '/who',
    /** The address to continue at afterwards; absent: the address of the request, when it was for a page. */
    readonly next?: string,
  ) {
    super(message);
  }
}
