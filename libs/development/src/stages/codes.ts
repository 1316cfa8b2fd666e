/** The four scenarios of SCIE guide 36, in the order of growth. The way is not always straight: a stage can be left for an earlier one. */
export const stages = {
  individuals: 'Committed individuals',
  embryonic: 'Embryonic',
  established: 'Well established',
  networked: 'Two or more, networked',
} as const;
export type Stage = keyof typeof stages;

export const stageOrder = Object.keys(stages) as Stage[];
