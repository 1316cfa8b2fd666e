import { uloPart } from '../ulo-part.js';
import { developmentWorkerAppointed } from './appoint-worker.js';
import { workerPostChanged } from './change-worker-post.js';
import { postInWords } from './post.js';
import { supportNeedRaised } from './raise-support-need.js';
import { supervisionHeld } from './record-supervision.js';
import { trainingCompleted } from './record-training.js';
import { volunteerHoursRecorded } from './record-volunteer-hours.js';
import { developmentWorkerLeft } from './record-worker-left.js';
import { termsOf, workersInPost } from './state.js';

export { supportNeeds, workerSkills } from './codes.js';
export { isFullTimeDedicated, termsOf, workersInPost, type Worker } from './state.js';
export { AppointWorker } from './appoint-worker.js';
export { ChangeWorkerPost } from './change-worker-post.js';
export { RecordWorkerLeft } from './record-worker-left.js';
export { RecordSupervision } from './record-supervision.js';
export { RecordTraining } from './record-training.js';
export { RecordVolunteerHours } from './record-volunteer-hours.js';
export { RaiseSupportNeed } from './raise-support-need.js';

export const staffing = uloPart('staffing', {
  title: 'Staff',
  initial: () => ({ workers: [], supervisions: [], trainings: [], volunteering: [], supportNeeds: [] }),
  facts: [
    developmentWorkerAppointed, workerPostChanged, developmentWorkerLeft, supervisionHeld, trainingCompleted, volunteerHoursRecorded,
    supportNeedRaised,
  ],
  choices: (ulo) => ({
    'worker-in-post': workersInPost(ulo.staffing).map((worker) => ({
      id: worker.id,
      label: `Development worker appointed ${worker.appointedOn}, ${postInWords(termsOf(worker))}`,
    })),
  }),
});
