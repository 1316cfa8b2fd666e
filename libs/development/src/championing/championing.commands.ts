import { Choice, Command, LongText, Text, UloCommand } from '#kernel';
import {
  audiences, championingActivities, resourceKinds,
  type Audience, type ChampioningActivity, type ResourceKind,
} from './championing.events.js';

const part = 'championing';

@Command({
  name: 'name-champion',
  title: 'Name a commissioner champion',
  help: 'Somebody within the authority who gives the group legitimacy and presence there.',
  part,
  stream: 'ulo',
  roles: ['commissioner', 'programme-manager'],
  records: 'ChampionNamed',
})
export class NameChampion extends UloCommand {
  @Text({ label: 'Post', hint: 'The post, not the name. For example: joint commissioning manager.' })
  post!: string;
}

@Command({
  name: 'log-championing',
  title: 'Log championing',
  help: 'What was done within the authority to speak for the ULO.',
  part,
  stream: 'ulo',
  roles: ['commissioner', 'programme-manager'],
  records: 'ChampioningActivityLogged',
})
export class LogChampioning extends UloCommand {
  @Choice({ label: 'What was done?', options: championingActivities })
  activity!: ChampioningActivity;

  @Choice({ label: 'Towards whom?', options: audiences })
  audience!: Audience;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

@Command({
  name: 'facilitate-access',
  title: 'Record help with access to resources',
  help: 'Commissioners help a ULO to reach the support, premises and funding it needs.',
  part,
  stream: 'ulo',
  roles: ['commissioner', 'programme-manager'],
  records: 'ResourceAccessFacilitated',
})
export class FacilitateAccess extends UloCommand {
  @Choice({ label: 'Access to what?', options: resourceKinds })
  kind!: ResourceKind;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const championingCommands = [NameChampion, LogChampioning, FacilitateAccess] as const;
