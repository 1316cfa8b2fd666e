import { isOpenOn, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';

/** One interval of one warning, with the texts of its rule. */
export interface Warning extends WarningInterval, Pick<WarningRule<never>, 'code' | 'title' | 'severity' | 'source' | 'matters' | 'clearedBy' | 'owner'> {}

/** Every interval of the rules for a state, including future ones, earliest first. */
export const warningsOf = <W>(rules: readonly WarningRule<W>[], state: W): Warning[] =>
  rules
    .flatMap((rule) => {
      const { code, title, severity, source, matters, clearedBy, owner } = rule;
      return rule
        .intervals(state)
        .filter((i) => i.clears === null || i.opens < i.clears)
        // Not written as a spread, which takes three times as long: this runs for every event.
        .map(({ opens, clears, why, later }): Warning => ({ code, title, severity, source, matters, clearedBy, owner, opens, clears, why, ...(later && { later }) }));
    })
    .sort((a, b) => (a.opens < b.opens ? -1 : a.opens > b.opens ? 1 : a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

export const openOn = (warnings: readonly Warning[], day: PlainDate): Warning[] => warnings.filter((w) => isOpenOn(w, day));
