import { Choice, Command, LongText, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { carersRoutes, type CarersRoute } from './codes.js';

@Command({ name: 'agree-carers-route', title: 'Agree how carers take part', roles: ['user-member', 'committee', 'programme-manager'] })
export class AgreeCarersRoute extends UloCommand {
  @Choice({ label: 'How do carers take part?', options: carersRoutes })
  route!: CarersRoute;

  @LongText({ label: 'Note', hint: 'Do not write names.', optional: true })
  note?: string;
}

export const carersRouteAgreed = uloFact('outreach', {
  command: AgreeCarersRoute,
  type: 'CarersRouteAgreed',
  version: 1,
  title: 'Carers’ route agreed',
  describe: ({ route }) => carersRoutes[route],
  evolve: ({ carersRoutes: routes }, { id, occurredOn, data: { route, note = null } }) => void routes.push({ id, on: occurredOn, route, note }),
});
