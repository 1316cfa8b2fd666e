import { Document, isMap, isSeq, visit } from 'yaml';
import { formatVersion } from './limits.js';
import type { Gate, Need, Phase, Step, Template } from './template.js';

/** Writes a template as a file that `readTemplate` reads back as the same template. Omits default values. */
export function templateAsYaml({ template, title, phases, steps }: Template): string {
  const document = new Document({ format: formatVersion, template, title, phases: phases.map(phaseIn), steps: steps.map(stepIn) });
  visit(document, (_, node, path) => {
    // Each value of a step is on one line, except a list of links. A phase is on one line.
    if ((isMap(node) || isSeq(node)) && path.length >= FLOW_DEPTH) node.flow = true;
    if (isMap(node) && node.has('url')) node.flow = true;
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** The number of nodes above a value of a step: document, mapping, pair, list, mapping, pair. */
const FLOW_DEPTH = 6;

const phaseIn = ({ code, title, gate }: Phase): object => ({ code, title, ...(gate && { gate: gateIn(gate) }) });
const gateIn = ({ steps, conditions }: Gate): object => ({ ...(steps.length > 0 && { steps }), ...(conditions.length > 0 && { conditions }) });

const stepIn = (step: Step): object => ({
  code: step.code,
  title: step.title,
  ...(step.purpose !== '' && { purpose: step.purpose }),
  phase: step.phase,
  owner: step.owner,
  ...(step.needs.length > 0 && { needs: step.needs.map(needIn) }),
  duration: { least: lengthIn(step.duration.least), usual: lengthIn(step.duration.usual), most: lengthIn(step.duration.most) },
  done: step.done,
  ...(step.evidence !== 'optional' && { evidence: step.evidence }),
  ...(step.milestone && { milestone: true }),
  ...(step.waivable.length > 0 && { waivable: step.waivable }),
  ...(step.links.length > 0 && { links: step.links }),
});

const needIn = ({ step, lag }: Need): string | object => (lag === 0 ? step : { step, lag: lengthIn(lag) });

const lengthIn = (days: number): string => (days > 0 && days % 7 === 0 ? `${days / 7}w` : `${days}d`);
