import { Command, NOTHING, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { itemById } from './state.js';

@Command({ name: 'adopt-agenda-item', title: 'Adopt an item of an agenda', help: 'The users set the agenda: only they adopt.', roles: ['user-member', 'committee'] })
export class AdoptAgendaItem extends UloCommand {
  @Reference({ label: 'Item', to: 'proposed-item' })
  item!: string;
}

export const agendaItemAdopted = uloFact('agenda', {
  command: AdoptAgendaItem,
  type: 'AgendaItemAdopted',
  version: 1,
  title: 'Item of an agenda adopted',
  decide({ item }, { now, occurredOn }) {
    const proposed = itemById(now.agenda, item);
    if (!proposed) throw new RuleRefused('no-such-agenda-item', 'There is no such item.', [], 'Propose it first.');
    if (occurredOn < proposed.on) throw new RuleRefused('item-not-yet-proposed', `It was proposed on ${proposed.on}.`, [proposed.item], 'Check the day.');
    return proposed.adoptedOn === null ? undefined : NOTHING;
  },
  describe: () => '',
  evolve(agenda, { occurredOn, data: { item } }) {
    const adopted = itemById(agenda, item);
    if (adopted) adopted.adoptedOn ??= occurredOn;
  },
});
