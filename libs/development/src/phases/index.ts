export * from './codes.js';
export * from './gates.js';
