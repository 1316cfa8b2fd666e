import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import { isAllowed, tracePeople, withinOf, type Identity, type Restricted as Restriction, type Within } from '#access';
import type { GrantedRole, Role } from '#kernel';

export const OPEN = 'milepost:open';
export const RESTRICTED = 'milepost:restricted';

/** Who sees people's details: those who keep the records, pay, or look after personal data. Auditors do not. */
export const peopleReaders: readonly GrantedRole[] = ['programme-manager', 'commissioner', 'data-protection-officer', 'administrator'];

/** Who sees what was recorded of people, and by name who recorded something. It holds no address, nor anything else told of them. */
export const historyReaders: readonly GrantedRole[] = [...peopleReaders, 'auditor'];

/** Where somebody sees the names of people. */
export const namesWithin = ({ grants }: Pick<Identity, 'grants'>): Within => withinOf(grants.filter(({ role }) => peopleReaders.some((reader) => reader === role)));

/** Whether somebody sees the names of people in what they asked for; the answer counts as one that shows them then. */
export function seesNames(actor: Identity): boolean {
  const sees = isAllowed(actor, { roles: peopleReaders });
  if (sees) tracePeople(actor);
  return sees;
}

/** Who sees who signed in, took files and saw personal details. */
export const accessLogReaders: readonly GrantedRole[] = ['administrator', 'data-protection-officer'];

/** Who sees the register of organisations, and which names in what was recorded stand for none. */
export const registerReaders: readonly GrantedRole[] = ['programme-manager', 'auditor', 'data-protection-officer', 'administrator'];

/** Who chooses organisations where facts are recorded and roles granted. */
export const organisationChoosers: readonly GrantedRole[] = ['programme-manager', 'commissioner', 'development-worker', 'committee', 'administrator'];

/** Who sees how Milepost itself is running. */
export const operators: readonly GrantedRole[] = ['programme-manager', 'auditor', 'data-protection-officer', 'administrator'];

/** Who sees the emails of the outbox, which hold names. */
export const outboxReaders: readonly GrantedRole[] = ['programme-manager', 'data-protection-officer'];
/** Who sends a reminder before its time, or again after it failed. */
export const reminderSenders: readonly Role[] = ['programme-manager', 'development-worker'];

/** Everybody may have it, also somebody who has not said who they are. Without it a persona is needed. */
export const Open = (): CustomDecorator => SetMetadata(OPEN, true);

/** Whether a role for some programmes or ULOs is enough, or it has to be held for everything there is. */
type Extent = 'anywhere' | 'everywhere';
export interface RestrictedRoute extends Restriction {
  extent: Extent;
}

/** Only these roles may have it. `title` begins with a verb: it completes "… cannot". */
export const Restricted = (title: string, roles: readonly GrantedRole[], extent: Extent = 'anywhere'): CustomDecorator =>
  SetMetadata(RESTRICTED, { title, roles, extent } satisfies RestrictedRoute);

/** Nobody is acting, and somebody has to be (401; pages go where somebody becomes known). */
export class PersonaNeeded extends Error {
  override readonly name = 'PersonaNeeded';
  constructor(
    message: string,
    readonly wayIn: '/who' | '/sign-in' = '/who',
    /** Where to go on afterwards; absent: where the request wanted to go, when it was for a page. */
    readonly next?: string,
  ) {
    super(message);
  }
}
