export { calendarProjection } from './calendar.projection.js';
export { closedProgrammesProjection } from './closed-programmes.projection.js';
export { calendarFeed } from './feed.js';
export { feedQueryFrom } from './feed-query.js';
export { deadlinesAhead, type DeadlinesAsked } from './deadlines-ahead.js';
export { namesOfThings } from './names-of-things.js';
