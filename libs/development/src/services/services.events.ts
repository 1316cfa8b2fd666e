import { declareEvents, type DomainEvent } from '#kernel';

/** The typical activities of a ULO that SCIE At a glance 25 lists, and representation. */
export const serviceKinds = {
  'information-and-advice': 'Information and advice',
  'advocacy-and-peer-support': 'Advocacy and peer support',
  'direct-payments-support': 'Support with direct payments and personal budgets',
  'personal-assistant-support': 'Support to employ personal assistants',
  'self-assessment-and-planning': 'Help with self-assessment and support planning',
  'equality-training': 'Equality training',
  'co-production': 'Co-producing policies and services with local agencies',
  campaigning: 'Campaigning',
  representation: 'Representation',
} as const;
export type ServiceKind = keyof typeof serviceKinds;

export type ServicePrepared = DomainEvent<'ServicePrepared', { service: ServiceKind; note?: string }>;
export type ServiceOpened = DomainEvent<'ServiceOpened', { service: ServiceKind; note?: string }>;
/** `run` is the id of the `ServiceOpened`. Version 1 had none: it is the run of that service open on the day. */
export type ServiceClosed = DomainEvent<'ServiceClosed', { service: ServiceKind; run?: string; whyClosed?: string }>;

export type ServiceEvent = ServicePrepared | ServiceOpened | ServiceClosed;

const part = 'services';
const named = (service: ServiceKind, note?: string): string => (note ? `${serviceKinds[service]}: ${note}` : serviceKinds[service]);

export const servicesEvents = declareEvents<ServiceEvent>({
  ServicePrepared: { version: 1, part, title: 'Service prepared', describe: ({ service, note }) => named(service, note) },
  ServiceOpened: { version: 1, part, title: 'Service opened', describe: ({ service, note }) => named(service, note) },
  ServiceClosed: { version: 2, part, title: 'Service closed', describe: ({ service, whyClosed }) => named(service, whyClosed) },
});
