import { Decimal, UloCommand, YesNo } from '#kernel';

/** `fullTimeEquivalent` is 1 for a full-time post. `dedicated`: the post serves this ULO only. */
export interface PostTerms {
  fullTimeEquivalent: number;
  dedicated: boolean;
}

/** A command that sets the terms of a post. */
export abstract class PostCommand extends UloCommand implements PostTerms {
  @Decimal({ label: 'Full-time equivalent', hint: '1 for a full-time post, 0.6 for three days a week.', min: 0.1, max: 1, step: 0.05 })
  fullTimeEquivalent!: number;

  @YesNo({ label: 'Is the post dedicated to this ULO?' })
  dedicated!: boolean;
}

export const postInWords = ({ fullTimeEquivalent, dedicated }: PostTerms): string =>
  `${fullTimeEquivalent === 1 ? 'full-time' : `${fullTimeEquivalent} full-time`}, ${dedicated ? 'dedicated' : 'not dedicated'}`;
