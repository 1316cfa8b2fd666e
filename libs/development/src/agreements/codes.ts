/** A grant gives toward the organisation's own work; under a contract a council buys a service. */
export const instruments = {
  'pump-priming-grant': 'Pump-priming grant',
  'core-grant': 'Core grant',
  grant: 'Grant',
  contract: 'Contract',
  'service-level-agreement': 'Service level agreement',
} as const;
export type Instrument = keyof typeof instruments;

/** Instruments to which the guidance on length applies. A pump-priming grant is meant to be short. */
export const lastingInstruments: readonly Instrument[] = ['core-grant', 'contract', 'service-level-agreement'];

/** The budget that the money comes from. Most are for people with one kind of impairment. */
export const budgets = {
  general: 'No budget of one user group',
  'learning-disability': 'Learning disability',
  'physical-or-sensory': 'Physical or sensory impairment',
  'mental-health': 'Mental health',
  'older-people': 'Older people',
  carers: 'Carers',
} as const;
export type Budget = keyof typeof budgets;
