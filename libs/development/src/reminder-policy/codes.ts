/** Whom a reminder goes to. The owner of a step is the role that has it; of all else the development worker once there is one, before that the programme manager. */
export const recipients = {
  owner: 'The owner: of a step whose it is, otherwise the development worker, before there is one the programme manager',
  manager: 'The programme manager',
  mentor: 'The mentor',
  commissioner: 'The commissioner',
} as const;
export type Recipient = keyof typeof recipients;
