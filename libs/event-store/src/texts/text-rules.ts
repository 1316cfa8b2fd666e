/** One long text of an event: the field `name` of `holder`. */
export interface TextPlace {
  holder: Record<string, unknown>;
  name: string;
  /** The path from the data of the event, such as `data.note` of a correction. */
  field: string;
  /** True when the text cannot contain personal data. It is then written in clear. */
  inClear?: true;
}

/** Finds the texts to seal in events, and the texts that an event removes. */
export interface TextRules {
  textsIn(event: { type: string; data: object }): readonly TextPlace[];
  /** The type of the event that removes texts, and the seal names in its data. */
  removal: { type: string; sealsIn(data: object): readonly string[] };
}
