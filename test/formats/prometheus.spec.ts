import { Metrics } from '#platform';
import { awkwardTexts } from './awkward.js';
import { judgePrometheus } from './judges/prometheus.js';

const printed = (fill: (metrics: Metrics) => void): Buffer => {
  const metrics = new Metrics();
  fill(metrics);
  return Buffer.from(metrics.print());
};

describe('metrics are what Prometheus wants', () => {
  it.each(awkwardTexts.map(([what, text]) => [what, text.replaceAll('\r', '')] as const))('over %s', (_what, text) => {
    const [family] = judgePrometheus(printed((metrics) => {
      const counter = metrics.counter('x_total', `About ${text}`);
      for (const name of [text, 'other']) counter.add({ command: name, role: text });
    }));
    expect(family?.metrics.map(({ labels }) => labels)).toEqual([{ command: text, role: text }, { command: 'other', role: text }]);
  });

  it.each([0, -1, 1.5, 1e21, 1e-7, Infinity, -Infinity, NaN])('over the figure %s', (value) => {
    expect(judgePrometheus(printed((metrics) => metrics.gauge('x', 'About it', () => value)))).toHaveLength(1);
  });

  it('over nothing that was counted', () => {
    expect(judgePrometheus(printed((metrics) => metrics.counter('x_total', 'About it')))).toHaveLength(1);
  });

  it('and no name is given twice', () => {
    expect(() => printed((metrics) => [1, 2].forEach(() => metrics.gauge('x', 'About it', () => 1)))).toThrow('There is a metric x already.');
  });
});
