/** The groups of people who use social care, as in the self-assessment of an area (SCIE guide 36, tips). */
export const userGroups = {
  'learning-disability': 'People with learning disabilities',
  'long-term-conditions': 'People with long-term conditions',
  'mental-health': 'People who use mental health services',
  'physical-or-sensory': 'People with physical or sensory impairments',
  'older-people': 'Older people',
  carers: 'Carers',
} as const;
export type UserGroup = keyof typeof userGroups;
