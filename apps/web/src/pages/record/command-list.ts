import { isAllowed, type Identity } from '#access';
import type { CommandGateway, Registered } from '#commands';
import { programme, ulo } from '#development';
import { fieldsOf, foldText, type StreamKind } from '#kernel';
import { organisation } from '#organisations';
import { person } from '#people';
import type { Block, Link } from '../blocks.js';

/** Headings of the parts, from the declaration of each kind of stream. */
const partTitles: Readonly<Record<string, string>> = { ...programme.titles, ...ulo.titles, ...person.titles, ...organisation.titles };

/** The commands that come first, and the most frequent ones for a subject without entries. */
const MOST_USED = 6;
const firstCommands = ['log-mentoring-session', 'achieve-milestone', 'complete-step', 'reschedule-milestone', 'agree-mentor-action', 'log-championing'];

interface Shown {
  /** The address of the page, for its search form. */
  path: string;
  address: (name: string) => string;
  /** The choices that exist; absent: every command is possible. */
  offers?: Readonly<Record<string, readonly unknown[]>>;
  /** The number of entries of each command for this subject. */
  counts?: ReadonlyMap<string, number>;
  /** Part of a title. */
  q?: string;
  /** Includes the commands that are not possible now. */
  all?: boolean;
}

/** The commands that a person may send, most used first, then in the order of the domain: a heading and links for each part. */
export function commandList(gateway: CommandGateway, kind: StreamKind, actor: Identity, shown: Shown): Block[] {
  const allowed = gateway.registry.all.filter(({ spec }) => spec.stream === kind && !spec.creates && spec.part !== 'corrections' && isAllowed(actor, spec));
  if (allowed.length === 0) return [{ kind: 'text', text: 'Your role reads and does not record. To record something, choose who you are at the top of the page.' }];
  const { q = '', path, all = false } = shown;
  const possible = all ? allowed : allowed.filter((command) => isPossible(command, shown.offers));
  const found = possible.filter(({ spec }) => foldText(`${spec.title} ${partTitles[spec.part] ?? ''}`).includes(foldText(q.trim())));
  const hidden = allowed.length - possible.length;
  return [
    { kind: 'filter', filter: { action: path, label: 'Find what to record', submit: 'Find', fields: [{ name: 'q', label: 'What do you want to record?', value: q }], ...(q === '' ? {} : { clear: path }) } },
    ...(q === '' ? mostUsed(found, shown) : []),
    ...(found.length === 0 ? [{ kind: 'text', text: 'Nothing that you can record now has these words.' } satisfies Block] : []),
    ...byPart(found, shown),
    ...(hidden > 0 ? [{ kind: 'links', links: [{ text: `Show ${hidden} more that are not possible yet`, href: `${path}?all=yes` }] } satisfies Block] : []),
  ];
}

/** True when each required reference of the command has at least one choice. */
const isPossible = ({ type }: Registered, offers: Shown['offers']): boolean =>
  fieldsOf(type).every((field) => field.kind !== 'ref' || field.optional === true || offers === undefined || (offers[field.to]?.length ?? 0) > 0);

function mostUsed(found: readonly Registered[], { counts = new Map<string, number>(), address }: Shown): Block[] {
  const rank = ({ spec: { name } }: Registered): number => (counts.get(name) ?? 0) * 10 + (firstCommands.includes(name) ? firstCommands.length - firstCommands.indexOf(name) : 0);
  const most = found.filter((command) => rank(command) > 0).sort((a, b) => rank(b) - rank(a)).slice(0, MOST_USED);
  return most.length === 0 ? [] : [{ kind: 'heading', text: 'Recorded most often' }, { kind: 'links', links: most.map(({ spec }) => ({ text: spec.title, href: address(spec.name) })) }];
}

function byPart(found: readonly Registered[], { address }: Shown): Block[] {
  const parts = new Map<string, Link[]>();
  for (const { spec } of found) parts.set(spec.part, [...(parts.get(spec.part) ?? []), { text: spec.title, href: address(spec.name) }]);
  return [...parts].flatMap(([part, links]): Block[] => [{ kind: 'heading', text: partTitles[part] ?? part }, { kind: 'links', links }]);
}
