import type { CommandHandling } from '#commands';
import { commandSpec, fieldsOf, type CommandClass, type FieldSpec } from '#kernel';

/** Begins as a formula, and would be a tag, the end of an attribute or an expression of a template where it is not written as text. */
export const poison = `=1+1<mp-x a="b" onclick='c'>{{777*777}}</mp-y>`;
/** What of it must not stand in a page: each is written otherwise once it is text. */
const venom = /<mp-x|<\/mp-y|a="b"|onclick='c'|603729/u;
/** What of it stands in a page, with what is around; empty when there is nothing. */
export const venomIn = (page: string): string => {
  const at = page.search(venom);
  return at < 0 ? '' : page.slice(Math.max(0, at - 120), at + 80);
};

/** Texts that are free: not codes, addresses of mail and the like, which have a form of their own. */
export const isFreeText = (field: FieldSpec): boolean => (field.kind === 'text' || field.kind === 'longtext') && field.max >= poison.length && !/mail/iu.test(field.name) && !/hash|sha256|content|yaml|^phase$/iu.test(field.name);

/** The same body with poison before every free text. */
export function poisoned(command: CommandClass, body: object): object {
  const values = new Map<string, unknown>(Object.entries(body));
  for (const field of fieldsOf(command)) {
    const value = values.get(field.name);
    if (typeof value === 'string' && isFreeText(field) && 'max' in field) values.set(field.name, `${poison}${value}`.slice(0, field.max));
    if (field.kind === 'rows' && Array.isArray(value)) values.set(field.name, value.map((row: object) => poisoned(field.of(), row)));
  }
  return Object.fromEntries(values);
}

/** Records with poison in every free text; as it was sent where that is refused. Notes the fields that were poisoned. */
export function poisoning(handling: CommandHandling, stored: Set<string>): CommandHandling {
  return new Proxy(handling, {
    get(target, key) {
      if (key !== 'execute') return Reflect.get(target, key) as unknown;
      return async (request: Parameters<CommandHandling['execute']>[0]) => {
        const { type } = target.registry.get(request.name);
        const body = request.body as object;
        const accepted = await target.execute({ ...request, body: poisoned(type, body) });
        for (const field of fieldsOf(type)) if (isFreeText(field) && field.name in body) stored.add(`${commandSpec(type).name}.${field.name}`);
        return accepted;
      };
    },
  });
}
