import { CodeReference, Command, LongText, NOTHING, RuleRefused, UloCommand, type DecisionContext } from '#kernel';
import { recordOf, saidOf, type StepStanding } from '#workflow';
import { uloFact } from '../ulo-part.js';
import type { UloState } from '../ulo.state.js';
import { stepWorkers } from './roles.js';
import { nameOfStep } from './ulo-steps.js';
import { refuseBeforeStart, refuseDoneByFacts, refuseFinished, standingJudged, standingsJudged, stepOfPlan } from './step-rules.js';

@Command({
  name: 'complete-step',
  title: 'Complete a step',
  help: 'For steps that are done when somebody says so. All others are done when what completes them is recorded.',
  roles: stepWorkers,
})
export class CompleteStep extends UloCommand {
  @CodeReference({ label: 'Step', to: 'step-by-word' })
  step!: string;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const stepCompleted = uloFact('steps', {
  command: CompleteStep,
  type: 'StepCompleted',
  version: 1,
  title: 'Step completed',
  decide({ step: code }, context) {
    const step = stepOfPlan(context, code);
    refuseDoneByFacts(step);
    refuseBeforeStart(context);
    const { now } = standingJudged(context, code);
    if (now.standing === 'done' && now.finishedOn === context.occurredOn) return NOTHING;
    const standing = refuseFinished(context, code);
    const blockers = blockersOf(standing, context);
    if (blockers.length > 0)
      throw new RuleRefused(
        'step-blocked',
        `${nameOfStep(step)} could not be completed on ${context.occurredOn}.`,
        blockers,
        'See to each of these first, or ask for it to be waived.',
      );
    return undefined;
  },
  describe: ({ step, note }) => (note === undefined ? step : `${step}: ${note}`),
  evolve(steps, { id, occurredOn, data }) {
    recordOf(steps, data.step).completed ??= { id, on: occurredOn };
  },
});

/** The reasons why a step cannot be completed, each with what to do. */
function blockersOf({ step, waitsFor }: StepStanding, context: DecisionContext<UloState>): string[] {
  const standings = new Map(standingsJudged(context).map((s) => [s.step.code, s]));
  const open = waitsFor.map((code) => {
    const needed = standings.get(code);
    if (!needed) return code;
    return needed.finishedOn === null ? `${nameOfStep(needed.step)} is open` : `${nameOfStep(needed.step)} was done on ${needed.finishedOn}, and time must pass after it`;
  });
  const proven = saidOf(context.at.steps, step.code).evidence.some((e) => e.withdrawnOn === null);
  return step.evidence === 'required' && !proven ? [...open, 'It needs evidence: attach where the document is kept'] : open;
}
