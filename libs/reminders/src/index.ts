export * from './calendar/bank-holidays.js';
export * from './calendar/london-time.js';
export * from './calendar/nations.js';
export * from './plan/deadlines.js';
export * from './plan/planned-reminders.js';
export * from './who/recipient-roles.js';
export * from './delivery/delivery.js';
export type * from './schedulers/scheduler.js';
