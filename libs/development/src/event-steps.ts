/**
 * The data stay as they are. Version 2 names what the event is about, and which one is meant by an event of version 1 is
 * known to the fold alone; or version 2 may leave out what version 1 always had.
 */
const unchanged = (data: object): object => data;

/** How the data of older versions is lifted, one version at a time: by event type, then by the version that is lifted. */
export const eventSteps: Record<string, Record<number, (data: object) => object>> = {
  MentoringExtended: { 1: unchanged },
  MentoringEnded: { 1: unchanged },
  PremisesRenewed: { 1: unchanged },
};
