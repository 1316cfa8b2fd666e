/** One long text of an event: the field `name` of `holder`. */
export interface TextPlace {
  holder: Record<string, unknown>;
  name: string;
  /** From the data of the event, such as `data.note` of a correction. */
  field: string;
  /** True when it can hold no personal data: it is written in clear. */
  inClear?: true;
}

/** What is known of the events whose texts are sealed. */
export interface TextRules {
  textsIn(event: { type: string; data: object }): readonly TextPlace[];
  /** The type of the event that removes texts, and the names of those texts. */
  removal: { type: string; sealsIn(data: object): readonly string[] };
}
