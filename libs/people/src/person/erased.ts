import { RuleRefused } from '#kernel';

export const wasErased = (): RuleRefused =>
  new RuleRefused('person-erased', 'The details of this person were erased. Nothing more can be recorded of them.', [], 'Register the person anew if they take part again.');
