export * from './sustainability.js';
