import { settingRules } from './setting-rules.js';

/** The settings for a document: a row each, in the order in which they are declared. */
export const settingsTable = (): string =>
  ['| Setting | Default | What it does |', '|---|---|---|', ...Object.entries(settingRules).map(([name, { default: value, about }]) => `| \`${name}\` | ${value === '' ? '–' : `\`${value}\``} | ${about} |`)].join('\n');
