import type { References } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { nameOfAgreement } from './agreements.state.js';

export const agreementsReferences = ({ agreements: { agreements } }: UloState): References => ({
  agreement: agreements.map((a) => ({ id: a.id, label: nameOfAgreement(a) })),
  'running-agreement': agreements.filter((a) => a.endedOn === null).map((a) => ({ id: a.id, label: nameOfAgreement(a) })),
  'open-report': agreements
    .flatMap((a) => a.reports)
    .filter((report) => report.submittedOn === null)
    .map(({ id, dueOn, about }) => ({ id, label: about ? `${about}, due ${dueOn}` : `Report due ${dueOn}` })),
});
