import { maxDate, type Fact, type PlainDate } from '#kernel';
import { factsIn, isCorrection, keep, type KeptFacts, type ManagedCommand, type ManagedEvent, type ProcessManager } from '#workflow';
import type { RuleSetCode } from '../programme/codes.js';

interface RuleSet {
  ruleSet: RuleSetCode;
  carersCount: boolean;
}

/** An adoption as one ULO should have it. */
interface ApplicableAdoption extends RuleSet {
  adopted: string;
  on: PlainDate;
  /** False when a later adoption had replaced it before the ULO was started. */
  isEffective: boolean;
}

interface KnownUlo {
  facts: KeptFacts;
  programme: string | null;
  example: boolean;
}

interface State {
  /** The adoptions of each programme, by its stream. */
  adoptions: Map<string, KeptFacts>;
  ulos: Map<string, KnownUlo>;
  /** The streams of the ULOs of each programme, by its stream. */
  members: Map<string, Set<string>>;
}

/** Applies the rule sets of a programme to its ULOs, also to new ones. Corrections in the programme are repeated in the ULOs. */
export const programmeToUlo: ProcessManager<State> = {
  name: 'programme-to-ulo',
  version: 1,
  title: 'What a programme decides for its ULOs',
  handles: ['UloDevelopmentStarted', 'RuleSetAdopted', 'RuleSetApplied'],
  initial: () => ({ adoptions: new Map(), ulos: new Map(), members: new Map() }),
  evolve(state, event) {
    if (event.stream.startsWith('programme-')) keep(at(state.adoptions, event.stream, () => []), event);
    else evolveUlo(state, event);
    return state;
  },
  commandsOn(state, event) {
    const cause = isCorrection(event) ? event.data.ofEvent : event.id;
    if (event.stream.startsWith('programme-'))
      return [...(state.members.get(event.stream) ?? [])].flatMap((ulo) => commandsFor(state, ulo, { only: cause, isNew: !isCorrection(event) }));
    const isOfStart = (isCorrection(event) ? event.data.ofType : event.type) === 'UloDevelopmentStarted';
    return commandsFor(state, event.stream, { isNew: isOfStart });
  },
  sweep: (state) => [...state.ulos].flatMap(([stream, { example }]) => (example ? [] : commandsFor(state, stream, { only: adoptionsFor(state, stream).at(-1)?.adopted ?? '', isNew: true }))),
};

function evolveUlo(state: State, event: ManagedEvent): void {
  const known = at(state.ulos, event.stream, (): KnownUlo => ({ facts: [], programme: null, example: event.example }));
  keep(known.facts, event);
  const start = factsIn(known.facts).find(({ type }) => type === 'UloDevelopmentStarted');
  const programme = start ? `programme-${(start.data as { programme: string }).programme.toLowerCase()}` : null;
  if (programme === known.programme) return;
  if (known.programme !== null) state.members.get(known.programme)?.delete(event.stream);
  if (programme !== null) at(state.members, programme, () => new Set<string>()).add(event.stream);
  known.programme = programme;
}

/** Every adoption of the ULO's programme. None applies before the day on which the ULO was started. */
function adoptionsFor({ adoptions, ulos }: State, stream: string): ApplicableAdoption[] {
  const { facts = [], programme = null } = ulos.get(stream) ?? {};
  const startedOn = factsIn(facts).find(({ type }) => type === 'UloDevelopmentStarted')?.occurredOn;
  if (programme === null || startedOn === undefined) return [];
  const all = factsIn(adoptions.get(programme) ?? []);
  const first = all.findLastIndex(({ occurredOn }) => occurredOn <= startedOn);
  return all.map(({ id, occurredOn, data }, i) => ({ adopted: id, on: maxDate(occurredOn, startedOn), isEffective: i >= first, ...(data as RuleSet) }));
}

/**
 * @param only the id of one adoption; absent: all adoptions
 * @param isNew whether to apply adoptions that the ULO does not have
 */
function commandsFor(state: State, to: string, { only, isNew }: { only?: string; isNew: boolean }): ManagedCommand[] {
  const applied = factsIn(state.ulos.get(to)?.facts ?? []).filter(({ type }) => type === 'RuleSetApplied');
  const isAsked = (adopted: string): boolean => only === undefined || adopted === only;
  const all = adoptionsFor(state, to);
  return [
    ...all.filter(({ adopted }) => isAsked(adopted)).flatMap((one) => {
      const fact = applied.find((other) => adoptionOf(other) === one.adopted);
      return fact ? correctCommands(to, one, fact) : isNew && one.isEffective ? [applyCommand(to, one)] : [];
    }),
    ...applied.filter((fact) => isAsked(adoptionOf(fact)) && !all.some(({ adopted }) => adopted === adoptionOf(fact))).map((fact) => withdrawCommand(to, fact)),
  ];
}

const adoptionOf = ({ data }: Fact): string => (data as { adopted: string }).adopted;

const applyCommand = (to: string, { adopted, on, ruleSet, carersCount }: ApplicableAdoption): ManagedCommand => ({
  to, name: 'apply-rule-set', about: adopted, body: { occurredOn: on, ruleSet, carersCount, adopted },
});

function correctCommands(to: string, one: ApplicableAdoption, { id, occurredOn, data }: Fact): ManagedCommand[] {
  const { ruleSet, carersCount } = data as RuleSet;
  if (one.on === occurredOn && one.ruleSet === ruleSet && one.carersCount === carersCount) return [];
  const { name, about = '', body } = applyCommand(to, one);
  return [{ to, name, about: `${about} corrected`, body: { ...body, corrects: id, reason } }];
}

const withdrawCommand = (to: string, { id }: Fact): ManagedCommand => ({ to, name: 'withdraw-fact', about: id, body: { corrects: id, reason } });
const reason = 'The programme corrected what it had decided.';

function at<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
