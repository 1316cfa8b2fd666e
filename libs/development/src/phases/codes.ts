/** The phases of building a ULO. They overlap; a ULO is in the first one that still waits for something. */
export const phases = {
  'decide-and-partner': 'Decide and partner',
  'come-together': 'Come together',
  found: 'Found',
  build: 'Build',
  'launch-and-deliver': 'Launch and deliver',
  sustain: 'Sustain and let go',
  network: 'Network and mentor others',
} as const;
export type PhaseCode = keyof typeof phases;
