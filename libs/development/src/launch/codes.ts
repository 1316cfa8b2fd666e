/** Offices of the people who are invited to a launch. Names of people are never recorded. */
export const dignitaryRoles = {
  mayor: 'Mayor',
  mp: 'Member of Parliament',
  councillor: 'Councillor',
  'council-leader': 'Leader of the council',
  'chief-executive': 'Chief executive of a public body',
  'lord-lieutenant': 'Lord Lieutenant, or their deputy',
  patron: 'Patron',
  'well-known-person': 'Well-known person',
  press: 'Press',
  other: 'Another office',
} as const;
export type DignitaryRole = keyof typeof dignitaryRoles;
