import { declareEvents, type DomainEvent } from '#kernel';
import { userGroups, type UserGroup } from '../user-groups.js';

/** What a ULO sets out to offer. */
export const offers = {
  information: 'Information',
  advice: 'Advice',
  services: 'Services',
  representation: 'Representation',
  'peer-support': 'Peer support',
  campaigning: 'Campaigning',
} as const;
export type Offer = keyof typeof offers;

/** What is left of the commissioner's part after stepping back. */
export const stepBackRoles = {
  'funder-only': 'Funder only',
  'funder-and-adviser': 'Funder, and adviser when asked',
  none: 'No part any more',
} as const;
export type StepBackRole = keyof typeof stepBackRoles;

export type UloDevelopmentStarted = DomainEvent<
  'UloDevelopmentStarted',
  { programme: string; name: string; area: string; commissioner: string; carersCount?: boolean }
>;
export type PeopleBroughtTogether = DomainEvent<'PeopleBroughtTogether', { users: number; carers: number }>;
export type PartnershipAgreed = DomainEvent<'PartnershipAgreed', { commissioner: string; mentor: string; localPeople: boolean }>;
export type IndependenceStatementAdopted = DomainEvent<'IndependenceStatementAdopted', { statement: string }>;
export type SteeringGroupFormed = DomainEvent<
  'SteeringGroupFormed',
  { users: number; carers: number; commissioners: number; providers: number; others: number }
>;
export type AimAdopted = DomainEvent<'AimAdopted', { aim: string; offers: Offer[]; userGroups: UserGroup[]; allAges: boolean }>;
export type UloEstablishmentDeclared = DomainEvent<'UloEstablishmentDeclared', { note?: string }>;
export type CommissionerSteppedBack = DomainEvent<'CommissionerSteppedBack', { role: StepBackRole }>;

export type PartnershipEvent =
  | UloDevelopmentStarted
  | PeopleBroughtTogether
  | PartnershipAgreed
  | IndependenceStatementAdopted
  | SteeringGroupFormed
  | AimAdopted
  | UloEstablishmentDeclared
  | CommissionerSteppedBack;

const part = 'partnership';
const people = (n: number): string => `${n} ${n === 1 ? 'person who uses' : 'people who use'} services`;
const some = (n: number, one: string): string[] => (n === 0 ? [] : [`${n} ${n === 1 ? one : `${one}s`}`]);

export const partnershipEvents = declareEvents<PartnershipEvent>({
  UloDevelopmentStarted: {
    version: 1,
    part,
    title: 'Development started',
    describe: ({ name, area, commissioner }) => `${name}, for ${area}, with ${commissioner}`,
  },
  PeopleBroughtTogether: {
    version: 1,
    part,
    title: 'Local people brought together',
    describe: ({ users, carers }) => [people(users), ...some(carers, 'carer')].join(', '),
  },
  PartnershipAgreed: {
    version: 1,
    part,
    title: 'Partnership agreed',
    describe: ({ commissioner, mentor }) => `Between ${commissioner}, ${mentor} as mentor and local people who use services`,
  },
  IndependenceStatementAdopted: {
    version: 1,
    part,
    title: 'Independence statement adopted',
    describe: ({ statement }) => statement,
  },
  SteeringGroupFormed: {
    version: 1,
    part,
    title: 'Steering group formed',
    describe: ({ users, carers, commissioners, providers, others }) =>
      `${users + carers + commissioners + providers + others} members: ${[
        people(users),
        ...some(carers, 'carer'),
        ...some(commissioners, 'commissioner'),
        ...some(providers, 'service provider'),
        ...some(others, 'other'),
      ].join(', ')}`,
  },
  AimAdopted: {
    version: 1,
    part,
    title: 'Aim adopted',
    describe: ({ aim, userGroups: groups, allAges }) =>
      `${aim}. For ${groups.map((g) => userGroups[g].toLowerCase()).join(', ')}${allAges ? ', of all ages' : ''}`,
  },
  UloEstablishmentDeclared: { version: 1, part, title: 'ULO declared established', describe: ({ note = '' }) => note },
  CommissionerSteppedBack: {
    version: 1,
    part,
    title: 'Commissioner stepped back',
    describe: ({ role }) => stepBackRoles[role],
  },
});
