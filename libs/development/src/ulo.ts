import { defineProcess } from '#kernel';
import { mentoring } from './mentoring/mentoring.decider.js';
import { mentoringEvents } from './mentoring/mentoring.events.js';
import { partnership } from './partnership/partnership.decider.js';
import { partnershipEvents } from './partnership/partnership.events.js';
import { governance } from './governance/governance.decider.js';
import { governanceEvents } from './governance/governance.events.js';
import type { UloState } from './ulo.state.js';

/** The process of one ULO: its parts in the order in which they see each fact. */
export const ulo = defineProcess<UloState>(
  'ulo',
  {
    partnership,
    mentoring,
    governance,
  },
  {
    ...partnershipEvents,
    ...mentoringEvents,
    ...governanceEvents,
  },
);
