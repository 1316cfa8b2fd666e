// Forms with data-passkey: “add” creates a passkey and “sign-in” uses one. They stay hidden without this script, and in
// browsers without passkeys.
const ceremonies = {
  add: async (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  'sign-in': async (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};
const notNow = 'That did not work. Try again, or use a link by mail.';

/** Sends a form and returns the JSON of the response. A redirect goes to the sign-in page. @throws Error with a message for people */
async function send(address, fields) {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  if (answer.type === 'opaqueredirect') return location.assign('/sign-in?next=/account');
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  if (!isJson) throw new Error(notNow);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.message);
  return body;
}

async function run(form) {
  const fields = () => [...new FormData(form)];
  const options = await send(`${form.action}/options`, fields());
  if (!options) return;
  const credential = await ceremonies[form.dataset.passkey](options);
  const done = await send(form.action, [...fields(), ['answer', JSON.stringify(credential)]]);
  if (done) location.assign(done.next);
}

/** The message for an error of the browser, which gives few details: cancelled, timed out, or already registered. */
const textOf = (error) => (error instanceof DOMException ? (error.name === 'InvalidStateError' ? 'This device holds a passkey of yours already.' : 'The passkey was not used: it was cancelled, or there is none here.') : error.message);

function prepare(form) {
  const [fault, button] = [form.querySelector('[data-passkey-fault]'), form.querySelector('button')];
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    fault.textContent = '';
    button.disabled = true;
    run(form)
      .catch((error) => (fault.textContent = error instanceof TypeError ? notNow : textOf(error)))
      .finally(() => (button.disabled = false));
  });
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON && location.origin === form.dataset.origin) {
    prepare(form);
    document.querySelector('[data-passkey-missing]')?.remove();
  }
}
