import { RuleRefused, factData, type Part, type PlainDate } from '#kernel';
import { refuseDueBefore } from '../due-days.js';
import { sameOrganisation } from '../organisations.js';
import type { UloState } from '../ulo.state.js';
import {
  AgreeMentorAction, AgreeMentoring, CloseMentorAction, EndMentoring, ExtendMentoring, LogMentoringSession, type mentoringCommands,
} from './mentoring.commands.js';
import type { MentoringEvent } from './mentoring.events.js';
import { agreementOn, agreementsWithin, lastDayOf, periodOf, type MentoringAgreement, type MentoringState } from './mentoring.state.js';

type MentoringCommand = InstanceType<(typeof mentoringCommands)[number]>;

export const mentoring: Part<MentoringState, MentoringCommand, MentoringEvent, UloState> = {
  name: 'mentoring',
  initial: () => ({ agreements: [], sessions: [], actions: [] }),

  evolve(state, fact) {
    const { id, occurredOn } = fact;
    switch (fact.type) {
      case 'MentoringAgreed':
        state.agreements.push({ id, agreedOn: occurredOn, ...fact.data, endedOn: null });
        return state;
      case 'MentoringExtended': {
        const agreement = agreementOf(state, fact.data.agreement, occurredOn);
        if (agreement) agreement.endsOn = fact.data.endsOn;
        return state;
      }
      case 'MentoringEnded': {
        const agreement = agreementOf(state, fact.data.agreement, occurredOn);
        if (agreement) agreement.endedOn ??= occurredOn;
        return state;
      }
      case 'MentoringSessionLogged': {
        const { hours, topics, mode = null, note = null } = fact.data;
        state.sessions.push({ id, on: occurredOn, hours, topics, mode, note });
        return state;
      }
      case 'MentorActionAgreed': {
        const { action, dueOn = null } = fact.data;
        state.actions.push({ id, action, agreedOn: occurredOn, dueOn, closedOn: null });
        return state;
      }
      case 'MentorActionClosed': {
        const closed = state.actions.find((a) => a.id === fact.data.agreed);
        if (closed) closed.closedOn ??= occurredOn;
        return state;
      }
      default:
        return state;
    }
  },

  decide(command, { at, now, occurredOn }) {
    if (command instanceof AgreeMentoring) {
      const { mentor, startsOn, endsOn } = command;
      if (endsOn < startsOn)
        throw new RuleRefused('mentoring-ends-before-it-starts', `The last day (${endsOn}) is before the first day (${startsOn}).`);
      const alike = [now.partnership.name, now.partnership.commissioner].find((other) => sameOrganisation(other, mentor));
      if (alike)
        throw new RuleRefused(
          'mentor-is-another-organisation',
          'The mentor, the commissioner and the ULO must be three different organisations.',
          [alike],
          'Name the ULO from a neighbouring area that gives the mentoring.',
        );
      refuseOverlap(agreementsWithin(now.mentoring, startsOn, endsOn));
      return [{ type: 'MentoringAgreed', data: factData(command) }];
    }
    if (command instanceof LogMentoringSession) {
      if (!agreementOn(now.mentoring, occurredOn) && !agreementOn(at.mentoring, occurredOn))
        throw new RuleRefused(
          'session-outside-mentoring-agreement',
          `No mentoring agreement was in force on ${occurredOn}.`,
          now.mentoring.agreements.map(periodOf),
          'Check the day, or record the mentoring agreement first.',
        );
      return [{ type: 'MentoringSessionLogged', data: factData(command) }];
    }
    if (command instanceof AgreeMentorAction) {
      refuseDueBefore(command.dueOn, occurredOn);
      return [{ type: 'MentorActionAgreed', data: factData(command) }];
    }
    if (command instanceof CloseMentorAction) {
      const action = now.mentoring.actions.find((a) => a.id === command.agreed);
      if (!action) throw new RuleRefused('no-such-mentor-action', 'There is no such mentoring action.', [], 'Choose an open action.');
      return action.closedOn === null ? [{ type: 'MentorActionClosed', data: { agreed: action.id } }] : [];
    }
    const { id, endsOn } = agreementIn(at.mentoring, command, occurredOn);
    const known = now.mentoring.agreements.find((a) => a.id === id);
    if (command instanceof EndMentoring) {
      if (known && known.endedOn !== null)
        throw new RuleRefused(
          'mentoring-already-ended',
          `It is recorded that this agreement ended on ${known.endedOn}.`,
          [periodOf(known)],
          'Correct that record if the day is wrong.',
        );
      return [{ type: 'MentoringEnded', data: { ...factData(command), agreement: id } }];
    }
    command satisfies ExtendMentoring;
    if (command.endsOn <= endsOn)
      throw new RuleRefused('extension-is-not-later', `Mentoring is already agreed until ${endsOn}.`, [], 'Give a later last day.');
    if (known && known.endedOn === null)
      refuseOverlap(agreementsWithin(now.mentoring, known.startsOn, command.endsOn).filter((a) => a.id !== id));
    return [{ type: 'MentoringExtended', data: { ...factData(command), agreement: id } }];
  },
};

/** The agreement that a fact names; a fact of version 1 names none and is about the one in force on its day. */
const agreementOf = (state: MentoringState, id: string | undefined, day: PlainDate): MentoringAgreement | undefined =>
  id === undefined ? agreementOn(state, day) : state.agreements.find((a) => a.id === id);

/** The agreement to be extended or ended: the one that is named, else the one in force on the day. */
function agreementIn(state: MentoringState, command: ExtendMentoring | EndMentoring, day: PlainDate): MentoringAgreement {
  const agreement = agreementOf(state, command.agreement, day);
  const isMeant = agreement && day <= lastDayOf(agreement) && (command instanceof ExtendMentoring || agreement.startsOn <= day);
  if (!isMeant)
    throw new RuleRefused(
      'no-mentoring-agreement',
      command.agreement === undefined ? `No mentoring agreement was in force on ${day}.` : `That mentoring agreement was not in force on ${day}.`,
      state.agreements.map(periodOf),
      command.agreement === undefined ? 'Agree mentoring first.' : 'Choose another agreement, or check the day.',
    );
  return agreement;
}

function refuseOverlap([other]: readonly MentoringAgreement[]): void {
  if (other)
    throw new RuleRefused(
      'mentoring-already-agreed',
      `Mentoring with ${other.mentor} is already agreed from ${other.startsOn} to ${lastDayOf(other)}.`,
      [periodOf(other)],
      'Give days outside that agreement, or extend or end it first.',
    );
}
