import { uloPart } from '../ulo-part.js';
import { agendaItemAdopted } from './adopt-agenda-item.js';
import { meetingKinds } from './codes.js';
import { commissionerAdviceGiven } from './give-advice.js';
import { meetingHeld } from './hold-meeting.js';
import { agendaItemProposed } from './propose-agenda-item.js';
import { decisionTaken } from './take-decision.js';

export * from './codes.js';
export * from './state.js';
export { AdoptAgendaItem } from './adopt-agenda-item.js';
export { GiveCommissionerAdvice } from './give-advice.js';
export { HoldMeeting } from './hold-meeting.js';
export { ProposeAgendaItem } from './propose-agenda-item.js';
export { TakeDecision } from './take-decision.js';

export const agenda = uloPart('agenda', {
  title: 'Meetings and decisions',
  initial: () => ({ meetings: [], items: [], decisions: [], advice: [] }),
  facts: [meetingHeld, agendaItemProposed, agendaItemAdopted, decisionTaken, commissionerAdviceGiven],
  choices: ({ agenda: { meetings, items } }) => ({
    meeting: meetings.map(({ id, kind, on }) => ({ id, label: `${meetingKinds[kind]}, ${on}` })),
    'proposed-item': items.filter(({ adoptedOn }) => adoptedOn === null).map(({ id, item }) => ({ id, label: item })),
  }),
});
