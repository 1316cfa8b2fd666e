import { defineStreamType, type CommandClass, type StreamType } from '#kernel';
import { lessons } from './lessons/index.js';
import { DeclareEstablishment, StepBack, partnership } from './partnership/index.js';
import { championing } from './championing/index.js';
import { plan } from './plan/index.js';
import { achieveByFacts } from './milestones/follow-facts.js';
import { milestones } from './milestones/index.js';
import { launch } from './launch/index.js';
import { marketing } from './marketing/index.js';
import { outreach } from './outreach/index.js';
import { compliance } from './compliance/index.js';
import { mentoring } from './mentoring/index.js';
import { governance } from './governance/index.js';
import { bids } from './bids/index.js';
import { agreements } from './agreements/index.js';
import { staffing } from './staffing/index.js';
import { premises } from './premises/index.js';
import { quality } from './quality/index.js';
import { services } from './services/index.js';
import { criteria } from './criteria/index.js';
import { course } from './course/index.js';
import { steps } from './steps/index.js';
import { actions } from './actions/index.js';
import { agenda } from './agenda/index.js';
import { procurement } from './procurement/index.js';
import { stagesPart } from './stages/index.js';
import { progress } from './progress/index.js';
import type { UloState } from './ulo.state.js';

/** Commands that need a started development. Facts about the area, people or the organisation can be older than the development. */
const needBeginning: ReadonlySet<CommandClass> = new Set([...[plan, milestones, steps, course, compliance].flatMap(({ commands }) => commands), DeclareEstablishment, StepBack]);

/** The parts of a ULO, in the order in which they receive each fact. */
const parts = defineStreamType<UloState>('ulo', {
  partnership,
  championing,
  plan,
  milestones,
  launch,
  marketing,
  outreach,
  lessons,
  compliance,
  mentoring,
  governance,
  bids,
  agreements,
  staffing,
  premises,
  quality,
  services,
  criteria,
  course,
  steps,
  actions,
  agenda,
  procurement,
  stages: stagesPart,
  progress,
});

export const ulo: StreamType<UloState> = {
  ...parts,
  evolve(whole, fact) {
    const evolved = parts.evolve(whole, fact);
    if (fact.actor.role !== 'milepost' && evolved.course.activeDays.at(-1) !== fact.occurredOn) evolved.course.activeDays.push(fact.occurredOn);
    achieveByFacts(evolved, fact.occurredOn);
    return evolved;
  },
  programmeOf: (state) => state.partnership.programme,
  closedOn: (state) => state.course.ended?.on ?? null,
  beganOn: (state) => state.partnership.startedOn,
  needsBeginning: (command) => needBeginning.has(command),
};
