export const bothSides = ['commissioner', 'committee', 'programme-manager'] as const;
/** A development worker keeps the records of payments and reports. */
export const withWorker = ['development-worker', ...bothSides] as const;
