/** Where a field stands in a command's body: `['lines', 0, 'amountPence']`. */
export type FieldPath = readonly (string | number)[];

/** The `name` of its control: `lines[0][amountPence]`; a date's parts add `-day`, `-month`, `-year`. */
export const controlName = (path: FieldPath): string => path.map((step, i) => (i === 0 ? String(step) : `[${step}]`)).join('');

/** The `id` of its control: `lines-0-amountPence`. */
export const controlId = (path: FieldPath): string => path.join('-');

/** How errors name it: `lines.0.amountPence`. */
export const errorPath = (path: FieldPath): string => path.join('.');

export const dateParts = ['day', 'month', 'year'] as const;
export type DatePart = (typeof dateParts)[number];
