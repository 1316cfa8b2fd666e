import { settingRules } from './setting-rules.js';

/** The settings as a Markdown table, in the order of their declaration. */
export const settingsTable = (): string =>
  ['| Setting | Default | What it does |', '|---|---|---|', ...Object.entries(settingRules).map(([name, { default: value, about }]) => `| \`${name}\` | ${value === '' ? '–' : `\`${value}\``} | ${about} |`)].join('\n');
