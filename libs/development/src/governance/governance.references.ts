import type { References } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { insuranceKinds } from './governance.codes.js';

export const governanceReferences = ({ governance }: UloState): References => ({
  insurance: governance.insurances.map(({ id, kind, endsOn }) => ({ id, label: `${insuranceKinds[kind]}, to ${endsOn}` })),
});
