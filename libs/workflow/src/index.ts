export type * from './template/template.js';
export type * from './schedule/network.js';
export { scheduleOf } from './schedule/schedule-of.js';
export { brokenPins, type BrokenPin } from './schedule/broken-pins.js';
