import type { ClaimOf } from '#commands';
import type { EventStore } from '#event-store';
import { RuleRefused } from '#kernel';
import { NotReady, type ReadModel } from '#projections';
import { IssueCalendarAddress } from '../person/preferences/index.js';

/** How long to wait for the read model to catch up with the log. */
const longestWaitMs = 5_000;

/** A calendar address identifies one person, so no other person may get the same secret. */
export const calendarSecretClaims =
  (store: Pick<EventStore, 'head'>, model: Pick<ReadModel, 'read' | 'waitFor'>): ClaimOf =>
  ({ command, stream }) => {
    if (!(command instanceof IssueCalendarAddress)) return undefined;
    const { secretHash } = command;
    return {
      key: `calendar secret ${secretHash}`,
      async assertFree() {
        if (!(await model.waitFor(await store.head(), longestWaitMs))) throw new NotReady();
        const taken = model.read((db) => db.get('SELECT id FROM people WHERE calendar = ? AND id <> ?', secretHash, stream.slice('person-'.length)));
        if (taken) throw new RuleRefused('calendar-secret-taken', 'Another person has a calendar address with this secret.', [], 'Make a new secret of 43 random characters, and send its fingerprint.');
      },
    };
  };
