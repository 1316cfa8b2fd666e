/** A health check. */
export interface HealthCheck {
  name: string;
  /** Resolves with undefined when it works; otherwise with the problem in one sentence. */
  check(): Promise<string | undefined>;
  /** True when a failure is only reported and does not affect readiness. */
  apart?: true;
}

export interface HealthReport {
  status: 'ready' | 'not-ready';
  checks: Record<string, { ok: boolean; why?: string }>;
}

/** Runs every check. A check that throws has failed. */
export async function healthOf(checks: readonly HealthCheck[]): Promise<HealthReport> {
  const found = await Promise.all(
    checks.map(async (one) => {
      const why = await one.check().catch((error: unknown) => (error instanceof Error ? error.message : 'It failed.'));
      return [one.name, why === undefined ? { ok: true } : { ok: false, why }] as const;
    }),
  );
  return { status: found.every(([, { ok }], i) => ok || checks[i]?.apart) ? 'ready' : 'not-ready', checks: Object.fromEntries(found) };
}
