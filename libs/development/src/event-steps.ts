/** Version 2 names what the event is about. Which one is meant by an event of version 1 is known to the fold alone. */
const unnamed = (data: object): object => data;

/** How the data of older versions is lifted, one version at a time: by event type, then by the version that is lifted. */
export const eventSteps: Record<string, Record<number, (data: object) => object>> = {
  MentoringExtended: { 1: unnamed },
  MentoringEnded: { 1: unnamed },
  ServiceClosed: { 1: unnamed },
};
