export * from './rule-set.js';
export * from './all.js';
export * from './judge.js';
export * from './guidance.js';
export * from './in-words.js';
export { agreementLength, compactNotice, planLength, tenderTime } from './data/funding.js';
export { carerLed } from './data/committee.js';
