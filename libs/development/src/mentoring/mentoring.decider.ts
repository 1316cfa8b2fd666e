import { RuleRefused, factData, type Part } from '#kernel';
import { sameOrganisation } from '../organisations.js';
import type { UloState } from '../ulo.state.js';
import {
  AgreeMentorAction, AgreeMentoring, CloseMentorAction, EndMentoring, LogMentoringSession,
  type ExtendMentoring, type mentoringCommands,
} from './mentoring.commands.js';
import type { MentoringEvent } from './mentoring.events.js';
import { agreementOn, lastDayOf, type MentoringState } from './mentoring.state.js';

type MentoringCommand = InstanceType<(typeof mentoringCommands)[number]>;

export const mentoring: Part<MentoringState, MentoringCommand, MentoringEvent, UloState> = {
  name: 'mentoring',
  initial: () => ({ agreements: [], sessions: [], actions: [] }),

  evolve(state, fact) {
    const { id, occurredOn } = fact;
    switch (fact.type) {
      case 'MentoringAgreed':
        state.agreements.push({ id, ...fact.data, endedOn: null });
        return state;
      case 'MentoringExtended': {
        const agreement = state.agreements.at(-1);
        if (agreement) agreement.endsOn = fact.data.endsOn;
        return state;
      }
      case 'MentoringEnded': {
        const agreement = state.agreements.at(-1);
        if (agreement) agreement.endedOn = occurredOn;
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
      const running = agreementOn(now.mentoring, startsOn);
      if (running)
        throw new RuleRefused(
          'mentoring-already-agreed',
          `Mentoring with ${running.mentor} is already agreed for ${startsOn}.`,
          [`Agreement from ${running.startsOn} to ${lastDayOf(running)}`],
          'Extend or end that agreement first.',
        );
      return [{ type: 'MentoringAgreed', data: factData(command) }];
    }
    if (command instanceof LogMentoringSession) {
      if (!agreementOn(now.mentoring, occurredOn) && !agreementOn(at.mentoring, occurredOn))
        throw new RuleRefused(
          'session-outside-mentoring-agreement',
          `No mentoring agreement was in force on ${occurredOn}.`,
          now.mentoring.agreements.map((a) => `Agreement from ${a.startsOn} to ${lastDayOf(a)}`),
          'Check the day, or record the mentoring agreement first.',
        );
      return [{ type: 'MentoringSessionLogged', data: factData(command) }];
    }
    if (command instanceof AgreeMentorAction) return [{ type: 'MentorActionAgreed', data: factData(command) }];
    if (command instanceof CloseMentorAction) {
      const action = now.mentoring.actions.find((a) => a.id === command.agreed);
      if (!action) throw new RuleRefused('no-such-mentor-action', 'There is no such mentoring action.', [], 'Choose an open action.');
      return action.closedOn === null ? [{ type: 'MentorActionClosed', data: { agreed: action.id } }] : [];
    }
    const running = agreementOn(at.mentoring, occurredOn);
    if (!running)
      throw new RuleRefused(
        'no-mentoring-agreement',
        `No mentoring agreement was in force on ${occurredOn}.`,
        at.mentoring.agreements.map((a) => `Agreement from ${a.startsOn} to ${lastDayOf(a)}`),
        'Agree mentoring first.',
      );
    if (command instanceof EndMentoring) return [{ type: 'MentoringEnded', data: factData(command) }];
    command satisfies ExtendMentoring;
    if (command.endsOn <= running.endsOn)
      throw new RuleRefused('extension-is-not-later', `Mentoring is already agreed until ${running.endsOn}.`, [], 'Give a later last day.');
    return [{ type: 'MentoringExtended', data: factData(command) }];
  },
};
