/** One thing that has to work: its name and, when it does not, why. */
export interface HealthCheck {
  name: string;
  /** Undefined when all is well; otherwise one sentence. */
  check(): Promise<string | undefined>;
  /** Present and true when the process is ready without it: it is told, no more. */
  apart?: true;
}

export interface HealthReport {
  status: 'ready' | 'not-ready';
  checks: Record<string, { ok: boolean; why?: string }>;
}

/** Asks every check; one that throws is not well. */
export async function healthOf(checks: readonly HealthCheck[]): Promise<HealthReport> {
  const found = await Promise.all(
    checks.map(async (one) => {
      const why = await one.check().catch((error: unknown) => (error instanceof Error ? error.message : 'It failed.'));
      return [one.name, why === undefined ? { ok: true } : { ok: false, why }] as const;
    }),
  );
  return { status: found.every(([, { ok }], i) => ok || checks[i]?.apart) ? 'ready' : 'not-ready', checks: Object.fromEntries(found) };
}
