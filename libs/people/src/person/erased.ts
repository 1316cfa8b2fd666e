import { RuleRefused } from '#kernel';

export const wasErased = (): RuleRefused =>
  new RuleRefused('person-erased', 'The details of this person were erased. Nothing more can be recorded of them.', [], 'Register the person again if they take part again.');

export const keyIsMissing = (): RuleRefused =>
  new RuleRefused(
    'person-key-missing', 'The details of this person cannot be read or changed: their key is missing, and they were not erased.', [],
    'Have the keys put back from the backup, then record it again.',
  );
