import { RuleRefused, fold, type DomainEvent, type Fact } from '#kernel';
import { person } from './person.js';
import { ChangePerson, ErasePerson, PersonLeaves, PersonReturns, RegisterPerson } from './details/index.js';
import { IssueCalendarAddress, ResumeReminders, StopReminders } from './preferences/index.js';

const sealed = { key: 'k', text: 'sealed' };
const fact = (type: string, occurredOn: string, data: object = {}, revision = 0): Fact =>
  ({ id: type, type, data, occurredOn, recordedAt: `${occurredOn}T10:00:00.000Z`, revision, actor: { id: 'a', role: 'programme-manager', organisation: 'O' }, corrected: false });
const registered = fact('PersonRegistered', '2026-01-05', sealed);

/** The events that a command records after a history, on the given day. */
const decided = (history: Fact[], part: 'details' | 'preferences', command: object, occurredOn = '2026-03-01'): DomainEvent[] =>
  person.decide(part, command, { at: fold(person, history.filter((f) => f.occurredOn <= occurredOn)), now: fold(person, history), occurredOn, actor: { id: 'a', role: 'programme-manager', organisation: 'O' } });
const refusal = (history: Fact[], part: 'details' | 'preferences', command: object, occurredOn?: string): string | undefined => {
  try {
    decided(history, part, command, occurredOn);
    return undefined;
  } catch (error) {
    if (error instanceof RuleRefused) return error.code;
    throw error;
  }
};

describe('a person', () => {
  it('is registered with sealed data only', () => {
    expect(decided([], 'details', Object.assign(new RegisterPerson(), { sealed }))).toEqual([{ type: 'PersonRegistered', data: sealed }]);
  });
  it('cannot be changed before the registration', () => {
    expect(refusal([registered], 'details', Object.assign(new ChangePerson(), { sealed }), '2026-01-04')).toBe('person-not-registered-then');
    expect(decided([registered], 'details', Object.assign(new ChangePerson(), { sealed }), '2026-01-05')).toHaveLength(1);
  });
  it('leaves once, and may come back', () => {
    const left = [registered, fact('PersonLeft', '2026-02-01')];
    expect(refusal(left, 'details', new PersonLeaves())).toBe('person-left-already');
    expect(decided(left, 'details', new PersonReturns())).toEqual([{ type: 'PersonReturned', data: {} }]);
    expect(decided([registered], 'details', new PersonReturns())).toEqual([]);
    expect(fold(person, [...left, fact('PersonReturned', '2026-02-02')]).details.leftOn).toBeNull();
  });
  it('is erased once, and refuses later commands', () => {
    const erased = [registered, fact('PersonalDataErased', '2026-02-01')];
    expect(decided(erased, 'details', new ErasePerson())).toEqual([]);
    expect(refusal(erased, 'details', new PersonLeaves())).toBe('person-erased');
    expect(refusal(erased, 'preferences', Object.assign(new StopReminders(), { subject: 'a' }))).toBe('person-erased');
  });
  it('stops reminders for one subject once, and resumes them once', () => {
    const subject = '01938B4C-0000-7000-8000-000000000001';
    const stop = Object.assign(new StopReminders(), { subject });
    const resume = Object.assign(new ResumeReminders(), { subject });
    expect(decided([registered], 'preferences', stop)).toEqual([{ type: 'RemindersStopped', data: { subject: subject.toLowerCase() } }]);
    expect(decided([registered], 'preferences', resume)).toEqual([]);
    const stopped = [registered, fact('RemindersStopped', '2026-02-01', { subject: subject.toLowerCase() })];
    expect(decided(stopped, 'preferences', stop)).toEqual([]);
    expect(decided(stopped, 'preferences', resume)).toHaveLength(1);
  });
  it('has one calendar address, and refuses a fingerprint that is not a hash', () => {
    expect(() => decided([registered], 'preferences', Object.assign(new IssueCalendarAddress(), { secretHash: 'secret' }))).toThrow(/64 hexadecimal digits/u);
    const first = [registered, fact('CalendarAddressIssued', '2026-02-01', { secretHash: 'a'.repeat(64) })];
    expect(decided(first, 'preferences', Object.assign(new IssueCalendarAddress(), { secretHash: 'a'.repeat(64) }))).toEqual([]);
    expect(decided(first, 'preferences', Object.assign(new IssueCalendarAddress(), { secretHash: 'b'.repeat(64) }))).toHaveLength(1);
  });
});
