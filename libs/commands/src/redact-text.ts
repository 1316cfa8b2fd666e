import { Command, Id, LongText } from '#kernel';

/** Removes the long texts of a recorded fact; the fact stays. The field `ulo` or `programme` has the id of the stream. */
@Command({
  name: 'redact-text',
  title: 'Remove the text of an entry',
  help: 'What was written in it, and in its corrections, becomes unreadable for ever: nobody can bring it back. The entry itself stays, with its day and its figures.',
  part: 'corrections',
  stream: 'ulo',
  roles: ['data-protection-officer', 'administrator'],
  records: 'TextRedacted',
  stepUp: true,
  confirm: true,
})
export class RedactText {
  @Id({ label: 'Command id', hint: 'Makes sending the same command twice harmless. Made for you when absent.', optional: true })
  commandId?: string;

  @Id({ label: 'ULO', hint: 'The id of the ULO whose entry it is. Leave it out for an entry of a programme.', optional: true })
  ulo?: string;

  @Id({ label: 'Programme', hint: 'The id of the programme whose entry it is. Leave it out for an entry of a ULO.', optional: true })
  programme?: string;

  @Id({ label: 'Entry whose text is removed', hint: 'The id of the recorded event.' })
  fact!: string;

  @LongText({ label: 'Why is it removed?', noun: 'reason', hint: 'Do not repeat what the text says, and do not write names.' })
  reason!: string;
}
