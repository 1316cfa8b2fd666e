import { Command, Id, LongText } from '#kernel';

/**
 * Records that a fact did not happen. It works for every kind of fact: the roles that may record a fact may withdraw it.
 * The field `ulo` or `programme` has the id of the stream.
 */
@Command({
  name: 'withdraw-fact',
  title: 'Withdraw an entry that is wrong',
  help: 'Use this when it did not happen. It stays in the history, marked as withdrawn, with your reason.',
  part: 'corrections',
  stream: 'ulo',
  roles: ['programme-manager', 'commissioner', 'mentor', 'user-member', 'development-worker', 'committee', 'milepost'],
  records: 'CorrectionRecorded',
  confirm: true,
})
export class WithdrawFact {
  @Id({ label: 'Command id', hint: 'Makes sending the same command twice harmless. Made for you when absent.', optional: true })
  commandId?: string;

  @Id({ label: 'ULO', hint: 'The id of the ULO whose fact it is. Leave it out for a fact of a programme.', optional: true })
  ulo?: string;

  @Id({ label: 'Programme', hint: 'The id of the programme whose fact it is. Leave it out for a fact of a ULO.', optional: true })
  programme?: string;

  @Id({ label: 'Fact to withdraw', hint: 'The id of the recorded event.' })
  corrects!: string;

  @LongText({ label: 'Why is it withdrawn?', noun: 'reason', hint: 'Do not write names or anything about a person’s health.' })
  reason!: string;
}
