import { addMonths, type WarningInterval, type WarningRule } from '#kernel';
import { nameOfAgreement } from '../agreements/state.js';
import type { UloState } from '../ulo.state.js';

export const changeNoticeUnderThreeMonths: WarningRule<UloState> = {
  code: 'change-notice-under-three-months',
  version: 1,
  title: 'Less than three months’ notice of a change in funding',
  severity: 'amber',
  pressing: true,
  source: 'The Compact: at least three months’ written notice when funding is changed or ended.',
  matters: 'An organisation that hears late of a change cannot adapt. The Compact asks for three months.',
  clearedBy: ['give-change-notice'],
  owner: 'commissioner',
  intervals: ({ agreements: { agreements } }) =>
    agreements.flatMap((agreement) =>
      agreement.notices.flatMap((notice): WarningInterval[] => {
        if (addMonths(notice.on, 3) <= notice.effectiveOn) return [];
        const why = `Notice of ${notice.on} for ${notice.effectiveOn}: ${nameOfAgreement(agreement)}.`;
        return [{ opens: notice.on, clears: notice.effectiveOn, why }];
      }),
    ),
};
