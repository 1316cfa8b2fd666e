// npm run house: counts that tell whether the structure still serves: sizes, circles, names that a lib gives away, files that each kind of change touches.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { changes } from './contributing.mjs';
import { install, root } from './project.mjs';

install();
const { default: ts } = await import('typescript');

const files = ['apps', 'libs', 'test', 'bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
);
const isOfProduct = (file) => /^(apps|libs)\//.test(file) && !/\.spec\.ts$|^libs\/spec\/|\/(testing|spec|contract)\//.test(file);
const sources = new Map(files.map((file) => [file, ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)]));
const linesOf = (source) => source.getLineStarts().length - (source.text.endsWith('\n') ? 1 : 0);
const product = [...sources].filter(([file]) => isOfProduct(file));

const indexOf = (lib) => `libs/${lib}/src/index.ts`;

/** The file that an import means, or nothing when it is not one of ours. */
function target(from, text) {
  const lib = /^#(.+)$/.exec(text)?.[1];
  const path = lib ? indexOf(lib) : text.startsWith('.') ? join(dirname(from), text).replaceAll('\\', '/').replace(/\.js$/, '.ts') : undefined;
  return path !== undefined && sources.has(path) ? path : undefined;
}

const clauses = (source) => source.statements.filter((s) => (ts.isImportDeclaration(s) || ts.isExportDeclaration(s)) && s.moduleSpecifier);
const isOfTypes = (s) => (ts.isImportDeclaration(s) ? s.importClause?.isTypeOnly === true : s.isTypeOnly);

function sizes() {
  const sorted = product.map(([file, source]) => [linesOf(source), file]).sort(([a], [b]) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))][0];
  const [most, longest] = sorted.at(-1);
  console.log(`Files: ${sorted.length}; lines: median ${at(0.5)}, 90 % up to ${at(0.9)}, longest ${most} (${longest})`);
}

function functions() {
  const found = [];
  for (const [file, source] of product) {
    const look = (node) => {
      if (ts.isFunctionLike(node) && node.body) {
        const [first, last] = [node.getStart(), node.end].map((place) => source.getLineAndCharacterOfPosition(place).line + 1);
        found.push([last - first + 1, `${file}:${first}`]);
      }
      ts.forEachChild(node, look);
    };
    look(source);
  }
  const [[lines, where]] = found.sort(([a], [b]) => b - a);
  console.log(`Functions: ${found.length}; longest ${lines} lines (${where}); over 40 lines: ${found.filter(([n]) => n > 40).length}`);
}

/** Groups of files that import each other, types left out (Tarjan). */
function circles() {
  const imports = (file) => clauses(sources.get(file)).filter((s) => !isOfTypes(s)).map((s) => target(file, s.moduleSpecifier.text)).filter(Boolean);
  const order = new Map(), low = new Map(), stack = [], found = [];
  const visit = (file) => {
    order.set(file, order.size);
    low.set(file, order.get(file));
    stack.push(file);
    for (const next of imports(file)) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file), low.get(next)));
    }
    if (low.get(file) !== order.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    if (group.length > 1) found.push(group);
  };
  for (const [file] of product) if (!order.has(file)) visit(file);
  console.log(`Circles of files: ${found.length}${found.map((group) => `\n  ${group.join(' → ')}`).join('')}`);
}

/** The names that a file gives away, those of files it passes on too. */
function exported(file) {
  const source = sources.get(file);
  return new Set(source.statements.flatMap((s) => {
    if (ts.isExportDeclaration(s)) {
      if (s.exportClause && ts.isNamedExports(s.exportClause)) return s.exportClause.elements.map((e) => e.name.text);
      const next = s.moduleSpecifier && target(file, s.moduleSpecifier.text);
      return next ? [...exported(next)] : [];
    }
    if (!ts.canHaveModifiers(s) || !ts.getModifiers(s)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)) return [];
    return ts.isVariableStatement(s) ? s.declarationList.declarations.map((d) => d.name.getText(source)) : s.name ? [s.name.text] : [];
  }));
}

function names() {
  const used = new Map();
  for (const source of sources.values())
    for (const s of clauses(source)) {
      const lib = /^#(.+)$/.exec(s.moduleSpecifier.text)?.[1];
      if (!lib || !ts.isImportDeclaration(s) || !s.importClause?.namedBindings || !ts.isNamedImports(s.importClause.namedBindings)) continue;
      for (const e of s.importClause.namedBindings.elements) used.set(lib, (used.get(lib) ?? new Set()).add((e.propertyName ?? e.name).text));
    }
  console.log('Names that a lib gives away, and those that somebody uses:');
  for (const lib of readdirSync(join(root, 'libs')).filter((name) => sources.has(indexOf(name)))) {
    const all = exported(indexOf(lib));
    const unused = [...all].filter((name) => !used.get(lib)?.has(name));
    console.log(`  ${lib}: ${all.size}, used ${all.size - unused.length}${unused.length > 0 && process.argv.includes('--unused') ? `\n    unused: ${unused.join(', ')}` : ''}`);
  }
}

sizes();
functions();
circles();
names();
console.log('Files that each kind of change touches (CONTRIBUTING.md):');
for (const { title, files: touched } of changes(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'))) console.log(`  ${title}: ${touched.length}`);
