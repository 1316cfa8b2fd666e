import { Choice, Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { audiences, championingActivities, type Audience, type ChampioningActivity } from './codes.js';

@Command({
  name: 'log-championing',
  title: 'Log championing',
  help: 'What was done within the authority to speak for the ULO.',
  roles: ['commissioner', 'programme-manager'],
})
export class LogChampioning extends UloCommand {
  @Choice({ label: 'What was done?', options: championingActivities })
  activity!: ChampioningActivity;

  @Choice({ label: 'Towards whom?', options: audiences })
  audience!: Audience;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const championingLogged = uloFact('championing', {
  command: LogChampioning,
  type: 'ChampioningActivityLogged',
  version: 1,
  title: 'Championing logged',
  describe: ({ activity, audience, note }) =>
    `${championingActivities[activity]}: ${audiences[audience].toLowerCase()}${note === undefined ? '' : ` – ${note}`}`,
  evolve: ({ activities }, { id, occurredOn, data: { activity, audience, note = null } }) =>
    void activities.push({ id, on: occurredOn, activity, audience, note }),
});
