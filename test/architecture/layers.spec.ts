import { readdirSync } from 'node:fs';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

const forTests = '(\\.spec\\.ts$|^libs/spec/|^libs/[^/]+/src/(testing|spec|contract)/)';

/** Each rule reads as a sentence; the test prints the name of a broken one. */
const rules: IForbiddenRuleType[] = [
  rule('nothing imports in a circle', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  rule('kernel imports no other lib', { path: '^libs/kernel/' }, { path: '^(libs/(?!kernel/)|apps/)' }),
  rule('history imports kernel and no other', { path: '^libs/history/' }, { path: '^(libs/(?!history/|kernel/)|apps/)' }),
  rule('access imports kernel and no other', { path: '^libs/access/', pathNot: '\\.spec\\.ts$' }, { path: '^(libs/(?!access/|kernel/)|apps/)' }),
  rule('workflow imports kernel and no other', { path: '^libs/workflow/' }, { path: '^(libs/(?!workflow/|kernel/)|apps/)' }),
  rule(
    'development imports kernel, workflow and no other',
    { path: '^libs/development/', pathNot: forTests },
    { path: '^(libs/(?!development/|kernel/|workflow/)|apps/)' },
  ),
  rule(
    'sign-in imports kernel, platform, event-store and no other',
    { path: '^libs/sign-in/', pathNot: forTests },
    { path: '(^(libs/(?!sign-in/|kernel/|platform/|event-store/)|apps/)|node_modules/(@nestjs|fastify))' },
  ),
  rule('no lib but the runtime, which works with it, imports the catalogue, which puts all of them together', { path: '^libs/(?!catalogue/|runtime/)' }, { path: '^libs/catalogue/' }),
  rule('no lib imports the runtime, which is composed of all of them', { path: '^libs/(?!runtime/)' }, { path: '^libs/runtime/' }),
  rule('no lib imports an app', { path: '^libs/' }, { path: '^apps/' }),
  rule('an app does not reach into another app', { path: '^apps/([^/]+)/' }, { path: '^apps/(?!$1/)' }),
  rule(
    'a lib is used only through its index',
    { path: '^(libs/([^/]+)|apps)/' },
    { path: '^libs/(?!$2/)[^/]+/src/(?!index\\.ts)' },
  ),
  rule(
    'helpers of tests are for tests only',
    { path: '^(libs|apps)/', pathNot: forTests },
    { path: '(^libs/spec/|^libs/[^/]+/src/(testing|spec|contract)/)' },
  ),
  rule(
    'rules of the domain know no framework, store or file',
    { path: '^libs/(development|workflow|history)/', pathNot: '\\.spec\\.ts$' },
    { path: '(node_modules/(@nestjs|fastify|bullmq|ioredis|nunjucks)|^(fs|node:fs|sqlite|node:sqlite|crypto|node:crypto)$)' },
  ),
];

type Rule = Extract<IForbiddenRuleType, { to: unknown }>;

function rule(name: string, from: Rule['from'], to: Rule['to']): Rule {
  return { name, severity: 'error', from, to };
}

const libs = readdirSync('libs');
const alias = Object.fromEntries(libs.map((lib) => [`#${lib}`, `${process.cwd()}/libs/${lib}/src/index.ts`]));

describe('the module structure', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    const reply = await cruise(
      ['libs', 'apps'],
      { ruleSet: { forbidden: rules }, validate: true, doNotFollow: { path: 'node_modules' }, exclude: { path: '\\.mjs$' }, tsPreCompilationDeps: true },
      { alias, importsFields: [], extensions: ['.ts', '.js', '.json'], extensionAlias: { '.js': ['.ts', '.js'] } },
    );
    result = reply.output as ICruiseResult;
  }, 60_000);

  it('is complete: every lib is found through its alias', () => {
    const used = result.modules.flatMap((m) => m.dependencies).filter((d) => d.module.startsWith('#'));
    expect(used.length).toBeGreaterThan(20);
    expect(used.filter((d) => d.couldNotResolve).map((d) => d.module)).toEqual([]);
  });

  it.each(rules.map((r) => r.name))('%s', (name) => {
    const broken = result.summary.violations.filter((v) => v.rule.name === name).map((v) => `${v.from} → ${v.to}`);
    expect(broken).toEqual([]);
  });
});
