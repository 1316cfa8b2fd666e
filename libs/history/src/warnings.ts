import { isOpenOn, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';

/** One stretch of one warning, with the words of its rule. */
export interface Warning extends WarningInterval {
  code: string;
  title: string;
  severity: 'red' | 'amber';
  source: string;
}

/** Every interval that the rules give for a history, earliest first, future ones included. */
export const warningsOf = <W>(rules: readonly WarningRule<W>[], whole: W): Warning[] =>
  rules
    .flatMap((rule) => {
      const { code, title, severity, source } = rule;
      return rule
        .intervals(whole)
        .filter((i) => i.clears === null || i.opens < i.clears)
        .map((i) => ({ code, title, severity, source, ...i }));
    })
    .sort((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

export const openOn = (warnings: readonly Warning[], day: PlainDate): Warning[] => warnings.filter((w) => isOpenOn(w, day));
