export const agreementParties = ['commissioner', 'committee', 'programme-manager'] as const;
/** A development worker keeps the records of payments and reports. */
export const agreementRecorders = ['development-worker', ...agreementParties] as const;
