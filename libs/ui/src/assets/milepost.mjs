// Progressive enhancement only: every page works without it.
import { initAll } from './govuk-frontend.min.js';
import { keepDrafts } from './drafts.mjs';

initAll();
keepDrafts();
