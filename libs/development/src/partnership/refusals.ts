import { RuleRefused } from '#kernel';

export const sameOrganisations = (alike: string[]): RuleRefused =>
  new RuleRefused(
    'parties-are-different-organisations',
    'The mentor, the commissioner and the ULO must be three different organisations.',
    alike,
    'Name three different organisations.',
  );

export const nobodyCounted = (code: string, message: string): RuleRefused => new RuleRefused(code, message, [], 'Enter at least one person.');
