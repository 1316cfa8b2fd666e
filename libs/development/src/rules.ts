import { uloWarnings } from './warnings/index.js';

/**
 * The version of every rule from which figures about a ULO are computed. Raise the version of a rule when its results
 * change: read models are then rebuilt.
 */
const versions: Readonly<Record<string, number>> = {
  deadlines: 7,
  phases: 2,
  forecast: 1,
  'core-costs': 1,
  'recent-mentoring': 1,
  'committee-share': 2,
  'milestone-standing': 2,
  relations: 1,
  ...Object.fromEntries(uloWarnings.map(({ code, version }) => [code, version])),
};

/** `<rule>@<version>` for each rule. */
export const uloRules: readonly string[] = Object.entries(versions).map(([rule, version]) => `${rule}@${version}`);
