/** The four scenarios of SCIE guide 36, in the order of growth. A ULO can return to an earlier stage. */
export const stages = {
  individuals: 'Committed individuals',
  embryonic: 'Embryonic',
  established: 'Well established',
  networked: 'Two or more, networked',
} as const;
export type Stage = keyof typeof stages;

export const stageOrder = Object.keys(stages) as Stage[];
