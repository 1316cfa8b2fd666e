import { nameOfDraft } from '../bids/state.js';
import { beforeItEnds, type KindOfDeadline } from './kind-of-deadline.js';

export const bidCloses: KindOfDeadline = {
  label: 'Bid to be submitted',
  staysOverdue: false,
  endsWithDevelopment: true,
  whatToDo: 'Submit it, or give the draft up.',
  tab: 'funding',
  defaultRule: beforeItEnds,
  deadlines: ({ bids: { drafts } }) =>
    drafts.flatMap((draft) => (draft.closesOn === null ? [] : [{ subject: draft.id, name: nameOfDraft({ ...draft, closesOn: null }), dueOn: draft.closesOn, from: draft.on, until: draft.overOn }])),
};
