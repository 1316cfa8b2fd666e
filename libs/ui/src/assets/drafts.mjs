// Keeps the values of forms with `data-draft` in this tab until they are recorded. They survive a lost connection, the Back
// button and an expired session. The command id is kept too, so that a form that has arrived is not recorded again.

const prefix = 'draft ';
const lastSent = 'sent last';
const hour = 3_600_000;

const stored = (key) => {
  try {
    const { at, values } = JSON.parse(sessionStorage.getItem(prefix + key) ?? '{}');
    return Date.now() - at < 12 * hour ? values : undefined;
  } catch {
    return undefined;
  }
};

const forget = (key) => sessionStorage.removeItem(prefix + key);

function write(form, sent = false) {
  const values = [...new FormData(form)].filter(([name]) => !name.startsWith('_'));
  try {
    sessionStorage.setItem(prefix + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
    if (sent) sessionStorage.setItem(prefix + lastSent, form.dataset.draft);
  } catch {
    // The storage is full or blocked: the form works without drafts.
  }
}

function fill(form, values) {
  const texts = new Map();
  for (const [name, value] of values) texts.set(name, [...(texts.get(name) ?? []), value]);
  for (const field of form.elements) {
    // Hidden values of the page, such as the version of a plan, are newer than the draft.
    if (!field.name || (field.type === 'hidden' && field.name !== 'commandId')) continue;
    const given = texts.get(field.name) ?? [];
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = given.includes(field.value);
    else if (given.length > 0) field.value = given[0];
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const details of form.querySelectorAll('details')) if ([...details.querySelectorAll('input, textarea')].some((f) => (f.type === 'radio' ? f.checked : f.value !== ''))) details.open = true;
}

/** Fills a form with its draft, shows a notice, and offers an empty form. */
function restore(form) {
  // After an error the server returns the values that were sent.
  const values = document.querySelector('.govuk-error-summary') || form.querySelector('[name="again"]') ? undefined : stored(form.dataset.draft);
  if (!values) return;
  fill(form, values);
  const notice = form.querySelector('[data-draft-found]');
  notice.hidden = false;
  notice.querySelector('a').addEventListener('click', () => forget(form.dataset.draft));
}

/** Deletes drafts of recorded forms. The URL of the page after a form names the command that was recorded. */
function forgetRecorded() {
  for (const done of document.querySelectorAll('[data-draft-done]')) forget(done.dataset.draftDone);
  const recorded = new URLSearchParams(location.search).get('recorded');
  const key = recorded && sessionStorage.getItem(prefix + lastSent);
  if (key && (recorded === 'nothing' || key.split('?')[0].endsWith(`/${recorded}`))) forget(key);
}

function forgetAll() {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
}

export function keepDrafts() {
  try {
    forgetRecorded();
  } catch {
    // The storage is blocked: there are no drafts.
    return;
  }
  for (const signOutForm of document.querySelectorAll('form[action="/account/sign-out"], form[action="/account/sign-out-everywhere"]')) signOutForm.addEventListener('submit', forgetAll);
  for (const form of document.querySelectorAll('form[data-draft]')) {
    restore(form);
    form.addEventListener('input', () => write(form));
    form.addEventListener('submit', () => write(form, true));
  }
}
