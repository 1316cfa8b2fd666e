import { uloWarnings } from './warnings/index.js';

/**
 * Every rule of a ULO that figures are made with, beside its facts, and its version. Raise the version of a rule whose
 * answers change: read models are then rebuilt.
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

/** `<rule>@<version>` of each. */
export const uloRules: readonly string[] = Object.entries(versions).map(([rule, version]) => `${rule}@${version}`);
