export { damageOf, inspectDataFolder, type Inspection } from './inspect.js';
