import { Choice, Command, Text, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { forumParts, networkers, type ForumPart } from './codes.js';

@Command({ name: 'join-forum', title: 'Record a forum or network joined', help: 'Where user-led and carer-led organisations meet those who decide.', roles: networkers })
export class JoinForum extends UloCommand {
  @Text({ label: 'Name of the forum or network' })
  forum!: string;

  @Choice({ label: 'In which part?', options: forumParts })
  part!: ForumPart;
}

export const forumJoined = uloFact('outreach', {
  command: JoinForum,
  type: 'ForumJoined',
  version: 1,
  title: 'Forum joined',
  describe: ({ forum, part }) => `${forum}: ${forumParts[part].toLowerCase()}`,
  evolve: ({ forums }, { id, occurredOn, data }) => void forums.push({ id, on: occurredOn, ...data }),
});
