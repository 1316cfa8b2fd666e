import { RuleRefused, factData, type Part, type PlainDate } from '#kernel';
import type { UloState } from '../ulo.state.js';
import {
  AppointWorker, ChangeWorkerPost, RaiseSupportNeed, RecordSupervision, RecordTraining, RecordVolunteerHours,
  type RecordWorkerLeft, type staffingCommands,
} from './staffing.commands.js';
import type { StaffingEvent } from './staffing.events.js';
import { termsOf, type StaffingState, type Worker } from './staffing.state.js';

type StaffingCommand = InstanceType<(typeof staffingCommands)[number]>;

export const staffing: Part<StaffingState, StaffingCommand, StaffingEvent, UloState> = {
  name: 'staffing',
  initial: () => ({ workers: [], supervisions: [], trainings: [], volunteering: [], supportNeeds: [] }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    const find = (worker: string): Worker | undefined => state.workers.find((w) => w.id === worker);
    switch (fact.type) {
      case 'DevelopmentWorkerAppointed':
        state.workers.push({ id, appointedOn: on, terms: [{ on, ...fact.data }], leftOn: null });
        return state;
      case 'WorkerPostChanged': {
        const { worker, ...terms } = fact.data;
        find(worker)?.terms.push({ on, ...terms });
        return state;
      }
      case 'DevelopmentWorkerLeft': {
        const worker = find(fact.data.worker);
        if (worker) worker.leftOn ??= on;
        return state;
      }
      case 'SupervisionHeld':
        state.supervisions.push({ id, on, worker: fact.data.worker });
        return state;
      case 'TrainingCompleted': {
        const { about, people, hours = null } = fact.data;
        state.trainings.push({ id, on, about, people, hours });
        return state;
      }
      case 'VolunteerHoursRecorded':
        state.volunteering.push({ id, on, ...fact.data });
        return state;
      case 'SupportNeedRaised': {
        const { need, note = null } = fact.data;
        state.supportNeeds.push({ id, on, need, note });
        return state;
      }
      default:
        return state;
    }
  },

  decide(command, { at, now, occurredOn }) {
    if (command instanceof ChangeWorkerPost) {
      const { fullTimeEquivalent, dedicated } = termsOf(inPost(at, now, command.worker, occurredOn));
      if (command.fullTimeEquivalent === fullTimeEquivalent && command.dedicated === dedicated) return [];
      return [{ type: 'WorkerPostChanged', data: factData(command) }];
    }
    if (command instanceof AppointWorker) return [{ type: 'DevelopmentWorkerAppointed', data: factData(command) }];
    if (command instanceof RecordTraining) return [{ type: 'TrainingCompleted', data: factData(command) }];
    if (command instanceof RecordVolunteerHours) return [{ type: 'VolunteerHoursRecorded', data: factData(command) }];
    if (command instanceof RaiseSupportNeed) return [{ type: 'SupportNeedRaised', data: factData(command) }];
    const worker = inPost(at, now, command.worker, occurredOn);
    if (command instanceof RecordSupervision) return [{ type: 'SupervisionHeld', data: factData(command) }];
    command satisfies RecordWorkerLeft;
    const left = now.staffing.workers.find((w) => w.id === worker.id)?.leftOn ?? null;
    if (left !== null)
      throw new RuleRefused('worker-already-left', `It is recorded that this worker left on ${left}.`, [], 'Correct that record if the day is wrong.');
    return [{ type: 'DevelopmentWorkerLeft', data: factData(command) }];
  },
};

function inPost(at: UloState, now: UloState, id: string, day: PlainDate): Worker {
  const worker = at.staffing.workers.find((w) => w.id === id && w.leftOn === null);
  if (!worker)
    throw new RuleRefused(
      'worker-not-in-post',
      `No such worker was in post on ${day}.`,
      now.staffing.workers.map((w) => `Worker appointed ${w.appointedOn}${w.leftOn === null ? '' : `, left ${w.leftOn}`}`),
      'Check the day, or record the appointment first.',
    );
  return worker;
}
