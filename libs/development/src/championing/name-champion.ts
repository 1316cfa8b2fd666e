import { Command, NOTHING, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';

@Command({
  name: 'name-champion',
  title: 'Name a commissioner champion',
  help: 'Somebody within the authority who gives the group legitimacy and presence there.',
  roles: ['commissioner', 'programme-manager'],
})
export class NameChampion extends UloCommand {
  @Text({ label: 'Post', hint: 'The post, not the name. For example: joint commissioning manager.' })
  post!: string;
}

export const championNamed = uloFact('championing', {
  command: NameChampion,
  type: 'ChampionNamed',
  version: 1,
  title: 'Commissioner champion named',
  decide: ({ post }, { at }) => (at.championing.champions.at(-1)?.post === post ? NOTHING : undefined),
  describe: ({ post }) => post,
  evolve: ({ champions }, { id, occurredOn, data: { post } }) => void champions.push({ id, on: occurredOn, post }),
});
