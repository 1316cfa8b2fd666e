/** The path of a field in a command's body: `['lines', 0, 'amountPence']`. */
export type FieldPath = readonly (string | number)[];

/** The `name` of its control: `lines[0][amountPence]`. The parts of a date add `-day`, `-month`, `-year`. */
export const controlName = (path: FieldPath): string => path.map((step, i) => (i === 0 ? String(step) : `[${step}]`)).join('');

/** The `id` of its control: `lines-0-amountPence`. */
export const controlId = (path: FieldPath): string => path.join('-');

/** The path in errors: `lines.0.amountPence`. */
export const errorPath = (path: FieldPath): string => path.join('.');

export const dateParts = ['day', 'month', 'year'] as const;
export type DatePart = (typeof dateParts)[number];
