import { isAllowed, type Identity } from '#access';
import type { CommandGateway } from '#commands';
import { programme, ulo } from '#development';
import type { StreamKind } from '#kernel';
import { person } from '#people';
import type { Block, Link } from '../blocks.js';

/** Headings of the parts, as each kind of stream declares them. */
const partTitles: Readonly<Record<string, string>> = { ...programme.titles, ...ulo.titles, ...person.titles };

/** The commands that somebody may issue, in the order of the domain: a heading and links for each part. */
export function commandList(gateway: CommandGateway, kind: StreamKind, actor: Identity, address: (name: string) => string): Block[] {
  const parts = new Map<string, Link[]>();
  for (const { spec } of gateway.registry.all) {
    if (spec.stream !== kind || spec.creates || spec.part === 'corrections' || !isAllowed(actor, spec)) continue;
    const links = parts.get(spec.part) ?? [];
    links.push({ text: spec.title, href: address(spec.name) });
    parts.set(spec.part, links);
  }
  if (parts.size === 0) return [{ kind: 'text', text: 'Your role reads and does not record. To record something, choose who you are at the top of the page.' }];
  return [...parts].flatMap(([part, links]): Block[] => [{ kind: 'heading', text: partTitles[part] ?? part }, { kind: 'links', links }]);
}
