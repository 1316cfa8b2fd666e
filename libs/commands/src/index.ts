export * from './request.js';
export * from './registry.js';
export * from './withdraw-fact.js';
export * from './authorise.js';
export * from './validate.js';
export * from './prepare.js';
export * from './patience.js';
export type { AnyProcess } from './cached-stream.js';
export * from './handling.js';
