import parse from 'parse-prometheus-text-format';
import { refuseIf } from './email.js';

const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const label = '[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"';
const sample = new RegExp(`^(${name})(\\{${label}(?:,${label})*\\})? (?:[+-]?(?:\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?|Inf)|NaN)$`, 'u');
const head = new RegExp(`^# HELP (${name}) (?:[^\\\\\\n]|\\\\[\\\\n])+\\n# TYPE \\1 (counter|gauge)$`, 'u');

/** The text format 0.0.4 of Prometheus, and the rules of `promtool check metrics` for names. @throws Error naming the first broken rule */
export function validatePrometheus(bytes: Buffer): ReturnType<typeof parse> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  refuseIf(!text.endsWith('\n') || text.includes('\r'), 'The last line ends with a line feed, and no line with CR');
  const seen = new Set<string>();
  for (const group of text.slice(0, -1).split(/\n(?=# HELP )/u)) {
    const [help = '', type = '', ...samples] = group.split('\n');
    const [, metric = '', kind = ''] = head.exec(`${help}\n${type}`) ?? [];
    refuseIf(metric === '', `No HELP and TYPE of one metric: ${help}`);
    refuseIf(seen.has(metric), `${metric} stands twice`);
    refuseIf((kind === 'counter') !== metric.endsWith('_total'), `${metric}: names of counters, and of nothing else, end with _total`);
    seen.add(metric);
    const series = samples.map((line) => {
      const [, of, labels = ''] = sample.exec(line) ?? [];
      refuseIf(of !== metric, `No sample of ${metric}: ${line}`);
      return labels;
    });
    refuseIf(new Set(series).size < series.length, `${metric} has a series twice`);
  }
  return parse(text);
}
