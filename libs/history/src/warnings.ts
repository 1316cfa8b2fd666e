import { isOpenOn, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';

/** One stretch of one warning, with the words of its rule. */
export interface Warning extends WarningInterval, Pick<WarningRule<never>, 'code' | 'title' | 'severity' | 'source' | 'matters' | 'clearedBy' | 'owner'> {}

/** Every interval that the rules give for a history, earliest first, future ones included. */
export const warningsOf = <W>(rules: readonly WarningRule<W>[], whole: W): Warning[] =>
  rules
    .flatMap((rule) => {
      const { code, title, severity, source, matters, clearedBy, owner } = rule;
      return rule
        .intervals(whole)
        .filter((i) => i.clears === null || i.opens < i.clears)
        // Written out: a spread takes three times as long, and this is done for every event.
        .map(({ opens, clears, why, later }): Warning => ({ code, title, severity, source, matters, clearedBy, owner, opens, clears, why, ...(later && { later }) }));
    })
    .sort((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

export const openOn = (warnings: readonly Warning[], day: PlainDate): Warning[] => warnings.filter((w) => isOpenOn(w, day));
