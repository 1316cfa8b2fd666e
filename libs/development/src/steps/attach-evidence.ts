import { Choice, CodeReference, Command, RuleRefused, Text, UloCommand } from '#kernel';
import { recordOf } from '#workflow';
import { uloFact } from '../ulo-part.js';
import { evidenceKinds, type EvidenceKind } from './codes.js';
import { stepWorkers } from './roles.js';
import { nameOfStep } from './ulo-steps.js';
import { stepOfPlan } from './step-rules.js';

@Command({
  name: 'attach-evidence',
  title: 'Attach evidence to a step',
  help: 'Says what document there is and where it is kept. The document stays where it is.',
  roles: stepWorkers,
})
export class AttachEvidence extends UloCommand {
  @CodeReference({ label: 'Step', to: 'step' })
  step!: string;

  @Text({ label: 'Title', hint: 'What the document is called. Do not write names.' })
  title!: string;

  @Choice({ label: 'What kind of document is it?', options: evidenceKinds })
  kind!: EvidenceKind;

  @Text({ label: 'Where is it kept?', hint: 'A place or an address where somebody finds it.', max: 500 })
  keptAt!: string;

  @Text({ label: 'Where is its transcript kept?', hint: 'A video or sound recording needs one, so that everybody can take it in.', optional: true, max: 500 })
  transcriptAt?: string;

  @Text({ label: 'SHA-256 of the file', hint: '64 hexadecimal digits: shows later that the file was not changed.', optional: true, max: 64 })
  sha256?: string;
}

export const evidenceAttached = uloFact('steps', {
  command: AttachEvidence,
  type: 'EvidenceAttached',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Evidence attached',
  decide({ step: code, kind, transcriptAt, sha256 }, context) {
    const step = stepOfPlan(context, code);
    if (step.evidence === 'none')
      throw new RuleRefused('step-takes-no-evidence', `${nameOfStep(step)} takes no evidence.`, [nameOfStep(step)], 'Choose another step.');
    if (kind === 'recording' && transcriptAt === undefined)
      throw new RuleRefused('recording-without-transcript', 'A video or sound recording needs a transcript.', [], 'Say where the transcript is kept.');
    if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256))
      throw new RuleRefused('no-sha256', `“${sha256}” is no SHA-256.`, [], 'Enter 64 hexadecimal digits, or leave it out.');
  },
  describe: ({ step, title, kind }) => `${step}: ${title} (${evidenceKinds[kind]})`,
  evolve: (steps, { id, occurredOn, data: { step, title, kind, keptAt, transcriptAt = null, sha256 = null } }) =>
    void recordOf(steps, step).evidence.push({ id, on: occurredOn, title, kind, keptAt, transcriptAt, sha256, withdrawnOn: null }),
});
