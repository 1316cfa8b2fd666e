/** A grant gives toward the organisation's own work; under a contract a council buys a service. */
export const instruments = {
  'pump-priming-grant': 'Pump-priming grant',
  'core-grant': 'Core grant',
  grant: 'Grant',
  contract: 'Contract',
  'service-level-agreement': 'Service level agreement',
} as const;
export type Instrument = keyof typeof instruments;
