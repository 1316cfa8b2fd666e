import { Choice, Command, Day, LongText, Reference, Text, UloCommand, YesNo, type Role } from '#kernel';
import { tenures, type Tenure } from './premises.events.js';

const seekers: readonly Role[] = ['development-worker', 'committee', 'user-member', 'programme-manager'];
const holders: readonly Role[] = ['committee', 'development-worker', 'programme-manager'];

@Command({
  name: 'open-premises-search',
  title: 'Open the search for premises',
  part: 'premises',
  stream: 'ulo',
  roles: seekers,
  records: 'PremisesSearchOpened',
})
export class OpenPremisesSearch extends UloCommand {
  @LongText({ label: 'What is needed?', hint: 'For example rooms, access, transport.', optional: true })
  needs?: string;
}

@Command({
  name: 'record-premises-offer',
  title: 'Record an offer of premises',
  part: 'premises',
  stream: 'ulo',
  roles: [...seekers, 'commissioner'],
  records: 'PremisesOffered',
})
export class RecordPremisesOffer extends UloCommand {
  @Text({ label: 'What is offered?', hint: 'For example “Two rooms in the town centre”.' })
  what!: string;

  @Text({ label: 'Offered by', hint: 'The organisation that offers them.', optional: true })
  offeredBy?: string;
}

@Command({
  name: 'record-access-audit',
  title: 'Record an access audit',
  part: 'premises',
  stream: 'ulo',
  roles: seekers,
  records: 'AccessAuditCompleted',
})
export class RecordAccessAudit extends UloCommand {
  @Reference({ label: 'Premises', to: 'premises-or-offer' })
  premises!: string;

  @YesNo({ label: 'Is there a step-free entrance?' })
  stepFree!: boolean;

  @YesNo({ label: 'Are they accessible as a whole?' })
  accessible!: boolean;

  @LongText({ label: 'What was found?', optional: true })
  findings?: string;
}

@Command({
  name: 'decline-premises',
  title: 'Decline an offer of premises',
  part: 'premises',
  stream: 'ulo',
  roles: seekers,
  records: 'PremisesDeclined',
})
export class DeclinePremises extends UloCommand {
  @Reference({ label: 'Offer', to: 'open-premises-offer' })
  offer!: string;

  @LongText({ label: 'Why were they declined?' })
  whyNot!: string;
}

@Command({
  name: 'secure-premises',
  title: 'Record that premises were secured',
  part: 'premises',
  stream: 'ulo',
  roles: holders,
  records: 'PremisesSecured',
})
export class SecurePremises extends UloCommand {
  @Reference({ label: 'Offer', hint: 'The offer that led to them, when it was recorded.', to: 'open-premises-offer', optional: true })
  offer?: string;

  @Choice({ label: 'Held by', options: tenures })
  tenure!: Tenure;

  @Day({ label: 'First day' })
  startsOn!: string;

  @Day({ label: 'Last day', hint: 'The last day, itself included. Leave empty when no end is agreed.', optional: true })
  endsOn?: string;

  @YesNo({ label: 'Are they accessible?' })
  accessible!: boolean;

  @YesNo({ label: 'Are they council-branded?', hint: 'A ULO should not be seen as part of the local authority.' })
  councilBranded!: boolean;
}

@Command({
  name: 'renew-premises',
  title: 'Renew premises',
  part: 'premises',
  stream: 'ulo',
  roles: holders,
  records: 'PremisesRenewed',
})
export class RenewPremises extends UloCommand {
  @Reference({ label: 'Premises', to: 'premises' })
  premises!: string;

  @Day({ label: 'New last day', hint: 'The last day, itself included. Leave empty when no end is agreed.', optional: true })
  endsOn?: string;
}

@Command({
  name: 'vacate-premises',
  title: 'Record that premises were vacated',
  part: 'premises',
  stream: 'ulo',
  roles: holders,
  records: 'PremisesVacated',
  confirm: true,
})
export class VacatePremises extends UloCommand {
  @Reference({ label: 'Premises', to: 'premises' })
  premises!: string;
}

export const premisesCommands = [
  OpenPremisesSearch,
  RecordPremisesOffer,
  RecordAccessAudit,
  DeclinePremises,
  SecurePremises,
  RenewPremises,
  VacatePremises,
] as const;
