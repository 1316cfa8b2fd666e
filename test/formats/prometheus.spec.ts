import { Metrics } from '#platform';
import { awkwardTexts } from './awkward.js';
import { validatePrometheus } from './judges/prometheus.js';

const printed = (fill: (metrics: Metrics) => void): Buffer => {
  const metrics = new Metrics();
  fill(metrics);
  return Buffer.from(metrics.print());
};

describe('metrics conform to the Prometheus format', () => {
  it.each(awkwardTexts.map(([what, text]) => [what, text.replaceAll('\r', '')] as const))('with %s', (_what, text) => {
    const [family] = validatePrometheus(printed((metrics) => {
      const counter = metrics.counter('x_total', `About ${text}`);
      for (const name of [text, 'other']) counter.add({ command: name, role: text });
    }));
    expect(family?.metrics.map(({ labels }) => labels)).toEqual([{ command: text, role: text }, { command: 'other', role: text }]);
  });

  it.each([0, -1, 1.5, 1e21, 1e-7, Infinity, -Infinity, NaN])('with the value %s', (value) => {
    expect(validatePrometheus(printed((metrics) => metrics.gauge('x', 'About it', () => value)))).toHaveLength(1);
  });

  it('without any counts', () => {
    expect(validatePrometheus(printed((metrics) => metrics.counter('x_total', 'About it')))).toHaveLength(1);
  });

  it('with unique names', () => {
    expect(() => printed((metrics) => [1, 2].forEach(() => metrics.gauge('x', 'About it', () => 1)))).toThrow('The metric x is already registered.');
  });
});
