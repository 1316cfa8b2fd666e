export type * from './template/template.js';
export type * from './schedule/network.js';
