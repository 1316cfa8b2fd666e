/** Labels of one sample, such as `{ command: 'log-mentoring-session' }`. */
export type Labels = Readonly<Record<string, string>>;

interface Metric {
  name: string;
  help: string;
  type: 'counter' | 'gauge';
  samples(): Iterable<readonly [labels: string, value: number]>;
}

const escaped = (value: string): string => value.replace(/[\\"\n]/gu, (c) => (c === '\n' ? '\\n' : `\\${c}`));
const printed = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
};

export interface Counter {
  add(labels?: Labels): void;
}

/** Counts and measures of the process in the text form that Prometheus reads. */
export class Metrics {
  private readonly metrics: Metric[] = [];

  /** Give only labels with few values: each combination is kept. */
  counter(name: string, help: string): Counter {
    const counts = new Map<string, number>();
    this.metrics.push({ name, help, type: 'counter', samples: () => counts });
    return {
      add(labels = {}) {
        const key = printed(labels);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      },
    };
  }

  /** Measured when it is asked for. */
  gauge(name: string, help: string, measure: () => number): void {
    this.metrics.push({ name, help, type: 'gauge', samples: () => [['', measure()]] });
  }

  print(): string {
    return this.metrics
      .map((metric) =>
        [`# HELP ${metric.name} ${metric.help}`, `# TYPE ${metric.name} ${metric.type}`, ...[...metric.samples()].map(([labels, value]) => `${metric.name}${labels} ${value}`)].join('\n'),
      )
      .concat('')
      .join('\n');
  }
}
