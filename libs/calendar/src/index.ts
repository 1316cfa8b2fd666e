export { calendarProjection } from './calendar.projection.js';
export { closedProgrammesProjection } from './closed-programmes.projection.js';
export { calendarFeed, type FeedQuery } from './feed.js';
export { feedQueryFrom } from './feed-query.js';
export { deadlinesAhead } from './deadlines-ahead.js';
export * from './names-of-things.js';
