// npm run house: measures the structure of the code: sizes, import cycles, exported names, and files that each kind of change touches.
// Fails when a file or a function is too long.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { changes } from './contributing.mjs';
import { install, root } from './project.mjs';

const LONGEST_FILE = 200;
const LONGEST_FUNCTION = 40;
/** Files that may be longer, each with the reason. */
const exceptions = {
  'libs/development/src/template/default-template.ts': 'data, written by npm run docs from libs/development/template/ulo.yaml',
};

install();
const { default: ts } = await import('typescript');

const files = ['apps', 'libs', 'test', 'bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
);
const isProductFile = (file) => /^(apps|libs)\//.test(file) && !/\.spec\.ts$|^libs\/spec\/|\/(testing|spec|contract)\//.test(file);
const sources = new Map(files.map((file) => [file, ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)]));
const linesOf = (source) => source.getLineStarts().length - (source.text.endsWith('\n') ? 1 : 0);
const product = [...sources].filter(([file]) => isProductFile(file));

const indexOf = (lib) => `libs/${lib}/src/index.ts`;

/** The file that an import resolves to; undefined for a package. */
function importedFile(from, text) {
  const lib = /^#(.+)$/.exec(text)?.[1];
  const path = lib ? indexOf(lib) : text.startsWith('.') ? join(dirname(from), text).replaceAll('\\', '/').replace(/\.js$/, '.ts') : undefined;
  return path !== undefined && sources.has(path) ? path : undefined;
}

const clauses = (source) => source.statements.filter((s) => (ts.isImportDeclaration(s) || ts.isExportDeclaration(s)) && s.moduleSpecifier);
const isTypeOnly = (s) => (ts.isImportDeclaration(s) ? s.importClause?.isTypeOnly === true : s.isTypeOnly);

function sizes() {
  const sorted = product.map(([file, source]) => [linesOf(source), file]).sort(([a], [b]) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))][0];
  const [most, longest] = sorted.at(-1);
  console.log(`Files: ${sorted.length}; lines: median ${at(0.5)}, 90 % up to ${at(0.9)}, longest ${most} (${longest})`);
  const long = sorted.filter(([lines]) => lines > LONGEST_FILE);
  for (const [lines, file] of long) console.log(`  over ${LONGEST_FILE}: ${file}, ${lines} lines${file in exceptions ? ` (allowed: ${exceptions[file]})` : ''}`);
  const unneeded = Object.keys(exceptions).filter((file) => !long.some(([, one]) => one === file));
  for (const file of unneeded) console.log(`  an exception that is not needed: ${file}`);
  return unneeded.length === 0 && long.every(([, file]) => file in exceptions);
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
  const long = found.filter(([n]) => n > LONGEST_FUNCTION);
  console.log(`Functions: ${found.length}; longest ${lines} lines (${where}); over ${LONGEST_FUNCTION} lines: ${long.length}`);
  for (const [n, place] of long) console.log(`  over ${LONGEST_FUNCTION}: ${place}, ${n} lines`);
  return long.length === 0;
}

/** Prints import cycles, without type imports (Tarjan’s algorithm). */
function importCycles() {
  const imports = (file) => clauses(sources.get(file)).filter((s) => !isTypeOnly(s)).map((s) => importedFile(file, s.moduleSpecifier.text)).filter(Boolean);
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
  console.log(`Import cycles: ${found.length}${found.map((group) => `\n  ${group.join(' → ')}`).join('')}`);
}

/** The names that a file exports, re-exports included. */
function exported(file) {
  const source = sources.get(file);
  return new Set(source.statements.flatMap((s) => {
    if (ts.isExportDeclaration(s)) {
      if (s.exportClause && ts.isNamedExports(s.exportClause)) return s.exportClause.elements.map((e) => e.name.text);
      const next = s.moduleSpecifier && importedFile(file, s.moduleSpecifier.text);
      return next ? [...exported(next)] : [];
    }
    if (!ts.canHaveModifiers(s) || !ts.getModifiers(s)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)) return [];
    return ts.isVariableStatement(s) ? s.declarationList.declarations.map((d) => d.name.getText(source)) : s.name ? [s.name.text] : [];
  }));
}

/** The names that files import from each lib: `import { a } from '#lib'` and `const { a } = await import('#lib')`. */
function importedNames() {
  const used = new Map();
  const collect = (text, pattern) => {
    const lib = /^#(.+)$/.exec(text)?.[1];
    if (lib) for (const e of pattern.elements) used.set(lib, (used.get(lib) ?? new Set()).add((e.propertyName ?? e.name).text));
  };
  const look = (node) => {
    const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
    if (bindings && ts.isNamedImports(bindings)) collect(node.moduleSpecifier.text, bindings);
    const loaded = ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer && ts.isAwaitExpression(node.initializer) ? node.initializer.expression : undefined;
    if (loaded && ts.isCallExpression(loaded) && loaded.expression.kind === ts.SyntaxKind.ImportKeyword && ts.isStringLiteral(loaded.arguments[0])) collect(loaded.arguments[0].text, node.name);
    ts.forEachChild(node, look);
  };
  for (const source of sources.values()) look(source);
  return used;
}

function names() {
  const used = importedNames();
  console.log('Names that a lib exports, and how many are used:');
  for (const lib of readdirSync(join(root, 'libs')).filter((name) => sources.has(indexOf(name)))) {
    const all = exported(indexOf(lib));
    const unused = [...all].filter((name) => !used.get(lib)?.has(name));
    console.log(`  ${lib}: ${all.size}, used ${all.size - unused.length}${unused.length > 0 && process.argv.includes('--unused') ? `\n    unused: ${unused.join(', ')}` : ''}`);
  }
}

const fits = [sizes(), functions()].every(Boolean);
importCycles();
names();
console.log('Files that each kind of change touches (CONTRIBUTING.md):');
for (const { title, files: touched } of changes(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'))) console.log(`  ${title}: ${touched.length}`);
process.exit(fits ? 0 : 1);
