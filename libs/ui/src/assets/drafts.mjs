// Keeps what is typed into a form with `data-draft` until it was sent, in this tab only: a lost connection, Back and an ended
// session lose nothing. The id of the command is kept too, so that a form that did arrive is not recorded again.

const prefix = 'draft ';
const hour = 3_600_000;

const stored = (key) => {
  try {
    const { at, values } = JSON.parse(sessionStorage.getItem(prefix + key) ?? '{}');
    return Date.now() - at < 12 * hour ? values : undefined;
  } catch {
    return undefined;
  }
};

function write(form) {
  const values = [...new FormData(form)].filter(([name]) => !name.startsWith('_'));
  try {
    sessionStorage.setItem(prefix + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // A full or forbidden store keeps nothing: the form works without.
  }
}

function fill(form, values) {
  const texts = new Map();
  for (const [name, value] of values) texts.set(name, [...(texts.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || field.name.startsWith('_')) continue;
    const given = texts.get(field.name) ?? [];
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = given.includes(field.value);
    else if (given.length > 0) field.value = given[0];
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  for (const details of form.querySelectorAll('details')) if ([...details.querySelectorAll('input, textarea')].some((f) => (f.type === 'radio' ? f.checked : f.value !== ''))) details.open = true;
}

export function keepDrafts() {
  for (const done of document.querySelectorAll('[data-draft-done]')) sessionStorage.removeItem(prefix + done.dataset.draftDone);
  for (const form of document.querySelectorAll('form[data-draft]')) {
    // After an error the server gives back what was sent.
    const values = document.querySelector('.govuk-error-summary') || form.querySelector('[name="again"]') ? undefined : stored(form.dataset.draft);
    if (values) fill(form, values);
    form.addEventListener('input', () => write(form));
    form.addEventListener('submit', () => write(form));
  }
}
