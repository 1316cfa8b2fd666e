export * from './personas.js';
export * from './persona-cookie.js';
