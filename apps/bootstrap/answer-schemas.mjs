// Generates JSON Schemas of the answer types of queries. Part of `npm run docs`.
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './project.mjs';

const source = join(root, 'apps/web/src/api/openapi/read-answers.ts');
export const answersFile = 'apps/web/src/api/openapi/read-answers.json';

/** Schemas of type aliases that TypeScript resolves to `string`. */
const stringAliases = { PlainDate: { type: 'string', format: 'date' }, Instant: { type: 'string', format: 'date-time' } };

class Schemas {
  /** Schemas by the name of their interface. */
  named = {};

  constructor(checker) {
    this.checker = checker;
  }

  of(type, node) {
    const text = node?.getText();
    if (text in stringAliases) return stringAliases[text];
    if (type.isUnion()) return this.ofUnion(type, node);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (this.checker.isArrayType(type)) return { type: 'array', items: this.of(this.checker.getTypeArguments(type)[0], itemNode(node)) };
    if (this.checker.isTupleType(type)) {
      const items = this.checker.getTypeArguments(type).map((item) => this.of(item));
      return { type: 'array', prefixItems: items, minItems: items.length, maxItems: items.length };
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return this.ofObject(type);
    throw new Error(`No schema for ${this.checker.typeToString(type)}`);
  }

  ofUnion(type, node) {
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
    const nodes = node && ts.isUnionTypeNode(node) ? node.types : [];
    const literals = parts.filter((part) => part.isStringLiteral());
    const booleans = parts.filter((part) => part.flags & ts.TypeFlags.BooleanLike);
    const others = parts.filter((part) => !literals.includes(part) && !booleans.includes(part));
    const aliasNode = nodes.find((part) => part.getText() in stringAliases);
    const all = [
      ...(literals.length > 0 ? [{ type: 'string', enum: literals.map(({ value }) => value).sort() }] : []),
      ...(booleans.length > 0 ? [{ type: 'boolean' }] : []),
      ...others.map((part) => this.of(part, part.flags & ts.TypeFlags.StringLike ? aliasNode : undefined)),
    ];
    return all.length === 1 ? all[0] : { anyOf: all.sort((a, b) => (a.type === 'null') - (b.type === 'null')) };
  }

  ofObject(type) {
    const symbol = type.aliasSymbol ?? type.symbol;
    const isNamed = symbol && (type.isClassOrInterface() || (type.aliasSymbol && !type.aliasTypeArguments)) && !symbol.name.startsWith('__');
    if (!isNamed) return this.members(type);
    if (!(symbol.name in this.named)) {
      this.named[symbol.name] = {};
      Object.assign(this.named[symbol.name], described(symbol, this.checker, this.members(type)));
    }
    return { $ref: `#/components/schemas/${symbol.name}` };
  }

  members(type) {
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const properties = this.checker.getPropertiesOfType(type);
    const optional = (symbol) => (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    return {
      type: 'object',
      ...(properties.length > 0 ? { required: properties.filter((symbol) => !optional(symbol)).map(({ name }) => name) } : {}),
      ...(properties.length > 0 ? { properties: Object.fromEntries(properties.map((symbol) => [symbol.name, this.property(symbol)])) } : {}),
      ...(index ? { additionalProperties: this.of(index.type) } : {}),
    };
  }

  property(symbol) {
    const declared = symbol.valueDeclaration ?? symbol.declarations?.[0];
    const type = this.checker.getTypeOfSymbol(symbol);
    return described(symbol, this.checker, this.of(this.checker.getNonOptionalType?.(type) ?? type, declared?.type));
  }
}

const itemNode = (node) => (node && ts.isArrayTypeNode(node) ? node.elementType : undefined);

function described(symbol, checker, schema) {
  const description = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/gu, ' ').trim();
  return description === '' ? schema : { ...schema, description };
}

/** The text of the file: `{ schemas, answers }`, by the names of the interfaces and of the queries. */
export function answerSchemas() {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, root);
  const paths = { '#*': ['./libs/*/src/index.ts'] };
  const program = ts.createProgram([source], { ...options, paths, noEmit: true, incremental: false, tsBuildInfoFile: undefined });
  const checker = program.getTypeChecker();
  const declaration = program.getSourceFile(source).statements.find((s) => ts.isInterfaceDeclaration(s) && s.name.text === 'ReadAnswers');
  const schemas = new Schemas(checker);
  const answers = Object.fromEntries(declaration.members.map((member) => [member.name.text, schemas.of(checker.getTypeAtLocation(member), member.type)]));
  const named = Object.fromEntries(Object.entries(schemas.named).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ schemas: named, answers }, null, 2)}\n`;
}
