/** Labels of one sample, such as `{ command: 'log-mentoring-session' }`. */
export type Labels = Readonly<Record<string, string>>;

interface Metric {
  name: string;
  help: string;
  type: 'counter' | 'gauge';
  samples(): Iterable<readonly [labels: string, value: number]>;
}

const escaped = (value: string, special: RegExp = /[\\"\n]/gu): string => value.replace(special, (c) => (c === '\n' ? '\\n' : `\\${c}`));
const escapedHelp = (help: string): string => escaped(help, /[\\\n]/gu);
/** Prometheus writes infinity as `+Inf`. */
const figure = (value: number): string => (Number.isFinite(value) || Number.isNaN(value) ? String(value) : value > 0 ? '+Inf' : '-Inf');
const printed = (labels: Labels): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
};

export interface Counter {
  add(labels?: Labels): void;
}

/** The metrics of the process, in the text format of Prometheus. */
export class Metrics {
  private readonly metrics: Metric[] = [];

  /** Use only labels with few values, because each combination is kept in memory. */
  counter(name: string, help: string): Counter {
    const counts = new Map<string, number>();
    this.register({ name, help, type: 'counter', samples: () => counts });
    return {
      add(labels = {}) {
        const key = printed(labels);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      },
    };
  }

  /** `measure` runs at each scrape. */
  gauge(name: string, help: string, measure: () => number): void {
    this.register({ name, help, type: 'gauge', samples: () => [['', measure()]] });
  }

  /** @throws Error when the name is taken, because Prometheus refuses the whole text when a metric occurs twice */
  private register(metric: Metric): void {
    if (this.metrics.some(({ name }) => name === metric.name)) throw new Error(`The metric ${metric.name} is already registered.`);
    this.metrics.push(metric);
  }

  print(): string {
    return this.metrics
      .map((metric) =>
        [`# HELP ${metric.name} ${escapedHelp(metric.help)}`, `# TYPE ${metric.name} ${metric.type}`, ...[...metric.samples()].map(([labels, value]) => `${metric.name}${labels} ${figure(value)}`)].join('\n'),
      )
      .concat('')
      .join('\n');
  }
}
