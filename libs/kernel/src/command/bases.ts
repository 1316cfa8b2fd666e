import type { Sealed } from '../events.js';
import { Day, Id, LongText, YesNo } from './fields.js';

/** What every command carries beside its own fields. */
export abstract class FactCommand {
  @Id({ label: 'Command id', hint: 'Makes sending the same command twice harmless. Made for you when absent.', optional: true })
  commandId?: string;

  @Day({ label: 'When did it happen?', hint: 'The day it happened, not the day you record it. For example 2009-11-30.' })
  occurredOn!: string;

  @Id({ label: 'Fact to correct', hint: 'The id of the recorded event that this corrects.', optional: true })
  corrects?: string;

  @LongText({ label: 'Why is it corrected?', hint: 'Needed when a fact is corrected.', optional: true })
  reason?: string;

  @YesNo({ label: 'Did it happen again?', hint: 'Say yes to record what is recorded for that day already, for it happened more than once.', optional: true })
  again?: boolean;
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

/** A command about one person. What it records is never corrected, only followed by what holds from then on. */
export abstract class PersonCommand {
  @Id({ label: 'Command id', hint: 'Makes sending the same command twice harmless. Made for you when absent.', optional: true })
  commandId?: string;

  @Day({ label: 'From which day?', hint: 'The day from which it holds. For example 2009-11-30.' })
  occurredOn!: string;

  /** What its own fields say, sealed with the person's key: set before a command declared `personal` is decided. */
  declare sealed: Sealed;
}

/** A command about one person who is registered. */
export abstract class RegisteredPersonCommand extends PersonCommand {
  @Id({ label: 'Person', hint: 'The id of the person.' })
  person!: string;
}

/** The fields of the bases: they address and date the fact, all others are its data. */
export const envelopeFields = ['commandId', 'occurredOn', 'corrects', 'reason', 'again', 'ulo', 'programme', 'person'] as const;

/** A command without the fields of its base. */
export type OwnFields<C> = Omit<C, (typeof envelopeFields)[number] | 'sealed'>;

/** The command's own fields: what its event records. Absent optional fields stay absent. */
export const factData = <C extends object>(command: C): OwnFields<C> =>
  Object.fromEntries(
    Object.entries(command).filter(([key, value]) => value !== undefined && !(envelopeFields as readonly string[]).includes(key)),
  ) as OwnFields<C>;
