import { Command, LongText, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import type { Evidence, FollowedPlan } from '#workflow';
import { uloFact } from '../ulo-part.js';
import { stepWorkers } from './roles.js';

@Command({ name: 'withdraw-evidence', title: 'Withdraw evidence', help: 'The document is no proof any more. A step that needs it then shows a problem.', roles: stepWorkers })
export class WithdrawEvidence extends UloCommand {
  @Reference({ label: 'Evidence', to: 'evidence' })
  evidence!: string;

  @LongText({ label: 'Why?', hint: 'Do not write names.' })
  why!: string;
}

const evidenceById = ({ records }: FollowedPlan, id: string): Evidence | undefined =>
  Object.values(records).flatMap((r) => r.evidence).find((e) => e.id === id);

export const evidenceWithdrawn = uloFact('steps', {
  command: WithdrawEvidence,
  type: 'EvidenceWithdrawn',
  version: 1,
  title: 'Evidence withdrawn',
  decide({ evidence }, { at, now, occurredOn }) {
    const attached = evidenceById(at.steps, evidence);
    if (!attached) throw new RuleRefused('no-such-evidence', `There was no such evidence on ${occurredOn}.`, [], 'Choose evidence that was attached by then.');
    return evidenceById(now.steps, evidence)?.withdrawnOn ? NOTHING : undefined;
  },
  describe: ({ why }) => why,
  evolve(steps, { occurredOn, data }) {
    const attached = evidenceById(steps, data.evidence);
    if (attached) attached.withdrawnOn ??= occurredOn;
  },
});
