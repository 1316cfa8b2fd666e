export type * from './template/template.js';
export type * from './schedule/network.js';
export { scheduleOf } from './schedule/schedule-of.js';
