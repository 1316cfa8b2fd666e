import { Command, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { recordOf, saidOf } from '#workflow';
import { uloFact } from '../ulo-part.js';
import { stepWorkers } from './roles.js';
import { refuseFinished, stepOfPlan } from './step-rules.js';
import { openWaiverRequests, refuseOwnRequest, refuseRole, waiverRequests } from './waivers.js';

@Command({ name: 'waive', title: 'Grant a waiver', help: 'The step is shown as waived for ever, never as done. What needed it no longer waits for it.', roles: stepWorkers, confirm: true, plansAhead: true })
export class Waive extends UloCommand {
  @Reference({ label: 'Request', to: 'waiver-request' })
  request!: string;
}

export const waived = uloFact('steps', {
  command: Waive,
  type: 'Waived',
  version: 1,
  title: 'Waived',
  decide({ request: id }, context) {
    const asked = waiverRequests(context.at.steps).find((r) => r.id === id);
    if (!asked) throw new RuleRefused('no-such-request', `Nobody had asked for such a waiver by ${context.occurredOn}.`, [], 'Ask for the waiver first.');
    const step = stepOfPlan(context, asked.step);
    refuseRole(step, context.actor.role);
    refuseOwnRequest(step, asked, context);
    if (!openWaiverRequests(context.now.steps).some((r) => r.id === id)) return NOTHING;
    refuseFinished(context, asked.step);
    return undefined;
  },
  describe: () => '',
  evolve(steps, { id, occurredOn, actor, data }) {
    const asked = waiverRequests(steps).find((r) => r.id === data.request);
    if (!asked) return;
    const { step, need, reason, by } = asked;
    const granted = { id, on: occurredOn, reason, roles: [by.role, actor.role] };
    const record = recordOf(steps, step);
    if (need !== null) record.waivedNeeds.push({ ...granted, need });
    else if (saidOf(steps, step).waiver === null) record.waiver = granted;
  },
});
