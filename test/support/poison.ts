import type { CommandPipeline } from '#commands';
import { commandSpec, fieldsOf, type CommandClass, type FieldSpec } from '#kernel';

/** A text that acts as a formula, a tag, the end of an attribute or a template expression, wherever it is not escaped. */
export const poison = `=1+1<mp-x a="b" onclick='c'>{{777*777}}</mp-y>`;
/** Parts that must not occur in a page: each has another form when it is escaped. */
const unescaped = /<mp-x|<\/mp-y|a="b"|onclick='c'|603729/u;
/** The first unescaped part in a page with its context; empty if there is none. */
export const unescapedIn = (page: string): string => {
  const at = page.search(unescaped);
  return at < 0 ? '' : page.slice(Math.max(0, at - 120), at + 80);
};

/** True for free text, not for codes, email addresses and other texts with a fixed format. */
export const isFreeText = (field: FieldSpec): boolean => (field.kind === 'text' || field.kind === 'longtext') && field.max >= poison.length && !/mail/iu.test(field.name) && !/hash|sha256|content|yaml|^phase$/iu.test(field.name);

/** Returns the body with the poison before every free text. */
export function poisoned(command: CommandClass, body: object): object {
  const values = new Map<string, unknown>(Object.entries(body));
  for (const field of fieldsOf(command)) {
    const value = values.get(field.name);
    if (typeof value === 'string' && isFreeText(field) && 'max' in field) values.set(field.name, `${poison}${value}`.slice(0, field.max));
    if (field.kind === 'rows' && Array.isArray(value)) values.set(field.name, value.map((row: object) => poisoned(field.of(), row)));
  }
  return Object.fromEntries(values);
}

/** Adds the poison to every free text of the commands that are recorded, and stores the names of these fields in `stored`. */
export function poisoning(handling: CommandPipeline, stored: Set<string>): CommandPipeline {
  return new Proxy(handling, {
    get(target, key) {
      if (key !== 'execute') return Reflect.get(target, key) as unknown;
      return async (request: Parameters<CommandPipeline['execute']>[0]) => {
        const { type } = target.registry.get(request.name);
        const body = request.body as object;
        const accepted = await target.execute({ ...request, body: poisoned(type, body) });
        for (const field of fieldsOf(type)) if (isFreeText(field) && field.name in body) stored.add(`${commandSpec(type).name}.${field.name}`);
        return accepted;
      };
    },
  });
}
