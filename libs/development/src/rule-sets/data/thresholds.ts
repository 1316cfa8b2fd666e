import type { PlainDate } from '#kernel';
import type { RuleSet } from '../rule-set.js';
import { allNations } from './nations.js';

type Row = [from: PlainDate, pounds: number, vat: 'net' | 'incl', lightTouch: number | null, source: string | null];

/** Sub-central thresholds for services, by first day. Rows without a source were not checked. */
const rows: readonly Row[] = [
  ['2006-01-31', 144_371, 'net', null, null],
  ['2008-01-01', 139_893, 'net', null, null],
  ['2010-01-01', 156_442, 'net', null, 'http://webarchive.nationalarchives.gov.uk/20100519153408/http:/www.ogc.gov.uk/procurement_policy_and_application_of_eu_rules_eu_procurement_thresholds_.asp'],
  ['2012-01-01', 173_934, 'net', null, 'http://www.mrprocurement.com/do_the_regulations_apply/'],
  ['2014-01-01', 172_514, 'net', null, 'https://eu-competitionlaw.com/new-eu-public-procurement-thresholds-for-2014/'],
  ['2016-01-01', 164_176, 'net', 589_148, 'https://www.thecpc.ac.uk/news/article.php?articleID=580'],
  ['2018-01-01', 181_302, 'net', 615_278, null],
  ['2020-01-01', 189_330, 'net', 663_540, null],
  ['2022-01-01', 213_477, 'incl', 663_540, null],
  ['2024-01-01', 214_904, 'incl', 663_540, 'https://www.sharpepritchard.co.uk/latest-news/new-year-new-thresholds/'],
  ['2026-01-01', 207_720, 'incl', 663_540, 'https://insights.devonshires.com/post/102lxjy/new-public-procurement-thresholds-from-1-january-2026'],
];

const lastDays: readonly PlainDate[] = [
  '2007-12-31', '2009-12-31', '2011-12-31', '2013-12-31', '2015-12-31', '2017-12-31', '2019-12-31', '2021-12-31', '2023-12-31', '2025-12-31',
];
const codeOf = (from: PlainDate): string => `services-threshold-${from.slice(0, 4)}`;

export const thresholdRuleSets: readonly RuleSet<'threshold'>[] = rows.map(([from, pounds, vat, lightTouch, source], i) => ({
  code: codeOf(from), version: 1, topic: 'threshold', jurisdiction: allNations,
  title: `Threshold for services of councils from ${from.slice(0, 4)}`,
  source: source ?? 'General knowledge', wordingStatus: source === null ? 'unverified' : 'paraphrased',
  inForceFrom: from, inForceTo: lastDays[i] ?? null, knownFrom: null, supersededBy: rows[i + 1] ? codeOf((rows[i + 1] as Row)[0]) : null,
  parameters: { servicesPence: pounds * 100, vat, lightTouchPence: lightTouch === null ? null : lightTouch * 100 },
}));
