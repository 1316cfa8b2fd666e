import { UloCommand, Whole } from '#kernel';

/** Voting members by category. Their sum is the number of voting members, so the form does not ask for it. */
export abstract class SeatsCommand extends UloCommand {
  @Whole({ label: 'People who use services', hint: 'Voting members only.', max: 200 })
  users!: number;

  @Whole({ label: 'Carers', hint: 'Voting members only. They are counted apart.', max: 200 })
  carers!: number;

  @Whole({ label: 'Others', hint: 'All other voting members.', max: 200 })
  others!: number;

  @Whole({ label: 'Not known', hint: 'Voting members who did not say. They never count as people who use services.', max: 200, optional: true })
  unknown?: number;
}
