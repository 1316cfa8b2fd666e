import type { FieldSpec } from '#kernel';
import type { FormValues, Typed } from './values.js';

const ROW = /^([A-Za-z_]\w*)\[(\d{1,4})\](\[.*)$/;

/**
 * Removes blank rows from posted values and renumbers the others 0, 1, 2 … in their order, so that an error of row 1
 * of the body appears at row 1 of the form. All other values are unchanged.
 */
export function takeRows(fields: readonly FieldSpec[], posted: FormValues): Typed {
  const rowFields = new Set(fields.filter((field) => field.kind === 'rows').map((field) => field.name));
  const rows = new Map<string, Map<number, [rest: string, value: string | string[]][]>>();
  const typed = Object.create(null) as Typed;
  for (const [name, given] of Object.entries(posted)) {
    const value = typeof given === 'string' ? given : [...given];
    const [, field = '', index = '', rest = ''] = ROW.exec(name) ?? [];
    if (!rowFields.has(field)) typed[name] = value;
    else {
      const ofField = rows.get(field) ?? new Map<number, [string, string | string[]][]>();
      rows.set(field, ofField);
      ofField.set(Number(index), [...(ofField.get(Number(index)) ?? []), [rest, value]]);
    }
  }
  for (const [field, ofField] of rows) {
    const filled = [...ofField].filter(([, cells]) => cells.some(([, value]) => !blank(value))).sort(([a], [b]) => a - b);
    filled.forEach(([, cells], i) => {
      for (const [rest, value] of cells) typed[`${field}[${i}]${rest}`] = value;
    });
  }
  return typed;
}

const blank = (value: string | string[]): boolean => (typeof value === 'string' ? [value] : value).every((text) => text.trim() === '');
