/**
 * The recipients of a reminder. The owner of a step is its role. The owner of anything else is the development worker or, before there is one,
 * the programme manager.
 */
export const recipients = {
  owner: 'The owner: of a step whose it is, otherwise the development worker, before there is one the programme manager',
  manager: 'The programme manager',
  mentor: 'The mentor',
  commissioner: 'The commissioner',
} as const;
export type Recipient = keyof typeof recipients;
