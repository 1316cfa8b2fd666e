import type { ClaimOf, OutsideCheck } from '#commands';
import { readStream, type EventStore } from '#event-store';
import { factsOf } from '#history';
import { InvalidInput, RuleRefused, foldText, fold, sameText } from '#kernel';
import { NotReady, type ReadModel } from '#projections';
import type { Organisations } from './directory/organisations.js';
import { MatchOrganisationName } from './organisation/names/index.js';
import { organisation } from './organisation/organisation.js';
import type { OrganisationState } from './organisation/organisation.state.js';

type Log = Pick<EventStore, 'readStream'>;

/** Checks that an organisation in a command is in the register, is not merged into another one, and has the name in the command. */
export const namedOrganisations =
  (store: Log): OutsideCheck =>
  async ({ registered: { fields }, command }) => {
    for (const field of fields) {
      if (field.kind !== 'ref' || field.to !== 'organisation') continue;
      const id = command[field.name as keyof typeof command];
      if (typeof id !== 'string') continue;
      const state = await stateOf(store, id.toLowerCase());
      if (!state) throw new InvalidInput([{ field: field.name, message: 'There is no such organisation in the register' }]);
      if (state.register.mergedInto !== null)
        throw new RuleRefused('organisation-merged', 'That organisation was merged into another.', [], 'Choose the other one.');
      const name: unknown = field.names === undefined ? undefined : command[field.names as keyof typeof command];
      if (typeof name === 'string' && !namesOf(state).some((one) => sameText(one, name)))
        throw new RuleRefused('organisation-bears-another-name', `The organisation that was chosen is not called “${name}”.`, namesOf(state), 'Leave the name out, or do not choose the organisation.');
    }
  };

async function stateOf(store: Log, id: string): Promise<OrganisationState | undefined> {
  const events = await readStream(store, `organisation-${id}`);
  return events.length === 0 ? undefined : fold(organisation, factsOf(events));
}

const namesOf = ({ register: { name, formerNames }, names }: OrganisationState): string[] => [...(name === null ? [] : [name]), ...formerNames, ...names.matched];

/** The maximum wait until the read model has applied all events recorded before. */
const maxWaitMs = 5_000;

/** Claims a matched name for one organisation: no two organisations may have the same one. */
export const organisationNameClaims =
  (store: Pick<EventStore, 'head'>, model: Pick<ReadModel, 'waitFor'>, organisations: Pick<Organisations, 'now'>): ClaimOf =>
  ({ command, stream }) => {
    if (!(command instanceof MatchOrganisationName)) return undefined;
    const { name } = command;
    return {
      key: `organisation name ${foldText(name)}`,
      async assertFree() {
        if (!(await model.waitFor(await store.head(), maxWaitMs))) throw new NotReady();
        const id = stream.slice('organisation-'.length);
        const taken = organisations.now().all().find((one) => one.id !== id && one.names.some((theirs) => sameText(theirs, name)));
        if (taken) throw new RuleRefused('name-matched-already', `“${name}” is matched with another organisation.`, [taken.name], 'Take the name away from that one first.');
      },
    };
  };
