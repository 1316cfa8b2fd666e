/**
 * How the data of older versions is lifted, one version at a time: by event type, then by the version that is lifted.
 * Every event of this library is still in its first version. Whoever declares a second one adds the step here and a recorded stream of
 * the first to `test/history`.
 */
export const eventSteps: Record<string, Record<number, (data: object) => object>> = {};
