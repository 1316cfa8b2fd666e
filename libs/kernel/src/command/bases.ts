import type { Sealed } from '../events.js';
import { Day, Id, LongText, YesNo } from './fields.js';

/** The fields that every command about a fact has in addition to its own. */
export abstract class FactCommand {
  @Id({ label: 'Command id', hint: 'Makes sending the same command twice harmless. Made for you when absent.', optional: true })
  commandId?: string;

  @Day({ label: 'When did it happen?', hint: 'For example 2026-03-27.', noun: 'day it happened' })
  occurredOn!: string;

  @Id({ label: 'Fact to correct', hint: 'The id of the recorded event that this corrects.', optional: true })
  corrects?: string;

  @LongText({ label: 'Why is it corrected?', hint: 'Needed when a fact is corrected.', optional: true })
  reason?: string;

  @YesNo({ label: 'Did it happen again?', hint: 'Say yes to record what is recorded for that day already, for it happened more than once.', optional: true })
  again?: boolean;

  @YesNo({ label: 'Are the days right?', hint: 'Say yes when a day many years ago or ahead is right.', optional: true })
  daysAreRight?: boolean;
}

/** A command about one ULO. */
export abstract class UloCommand extends FactCommand {
  @Id({ label: 'ULO', hint: 'The id of the ULO.' })
  ulo!: string;
}

/** A command about one programme. */
export abstract class ProgrammeCommand extends FactCommand {
  @Id({ label: 'Programme', hint: 'The id of the programme.' })
  programme!: string;
}

/** A command whose fact is never corrected: a later fact replaces it from its own day on. */
abstract class ChangeCommand {
  @Id({ label: 'Command id', hint: 'Makes sending the same command twice harmless. Made for you when absent.', optional: true })
  commandId?: string;

  @Day({ label: 'From which day?', hint: 'The day from which it applies. For example 2009-11-30.' })
  occurredOn!: string;

  @YesNo({ label: 'Are the days right?', hint: 'Say yes when a day many years ago or ahead is right.', optional: true })
  daysAreRight?: boolean;
}

/** A command about one person. */
export abstract class PersonCommand extends ChangeCommand {
  /** Its own fields, sealed with the person's key. Set before `decide` runs, for commands declared as `personal`. */
  declare sealed: Sealed;
}

/** A command about one person who is registered. */
export abstract class RegisteredPersonCommand extends PersonCommand {
  @Id({ label: 'Person', hint: 'The id of the person.' })
  person!: string;
}

/** A command about one organisation. */
export abstract class OrganisationCommand extends ChangeCommand {}

/** A command about one organisation that is in the register. */
export abstract class RegisteredOrganisationCommand extends OrganisationCommand {
  @Id({ label: 'Organisation', hint: 'The id of the organisation.' })
  organisationId!: string;
}

/** The fields of the base classes: they address and date the fact. All other fields are its data. */
export const envelopeFields = ['commandId', 'occurredOn', 'corrects', 'reason', 'again', 'daysAreRight', 'ulo', 'programme', 'person', 'organisationId'] as const;

/** A command without the fields of its base. */
export type OwnFields<C> = Omit<C, (typeof envelopeFields)[number] | 'sealed'>;

/** The command's own fields, which its event records. Absent optional fields stay absent. */
export const factData = <C extends object>(command: C): OwnFields<C> =>
  Object.fromEntries(
    Object.entries(command).filter(([key, value]) => value !== undefined && !(envelopeFields as readonly string[]).includes(key)),
  ) as OwnFields<C>;
