// @ts-check
// While somebody writes an activity: asks what the form as it stands would clash with, and puts the answer beside it.
// Without this the form has a button for it. The answer is a page that the browser itself has read (XMLHttpRequest with
// `document`), so that no text is ever made into HTML here and the page needs no policy for trusted types.

const PAUSE = 350;

/** @param {HTMLFormElement} form */
function attend(form) {
  /** @type {XMLHttpRequest | undefined} */
  let asking;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;

  const ask = () => {
    asking?.abort();
    const request = new XMLHttpRequest();
    asking = request;
    request.open('POST', form.dataset.check ?? '');
    request.responseType = 'document';
    request.addEventListener('load', () => {
      if (request === asking && request.status === 200 && request.response) show(request.response);
    });
    const fields = /** @type {[string, string][]} */ ([...new FormData(form)]);
    request.send(new URLSearchParams(fields));
  };

  const soon = () => {
    clearTimeout(pause);
    // What is on its way is about what stood there before.
    asking?.abort();
    asking = undefined;
    pause = setTimeout(ask, PAUSE);
  };

  form.addEventListener('input', ({ target }) => {
    if (target instanceof Element) settle(target);
    soon();
  });
  form.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[name="fill"]') : null;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    fill(form, JSON.parse(button.value));
    clearTimeout(pause);
    ask();
    document.getElementById('answer-title')?.focus();
  });
}

/**
 * What was wrong with a control is about what stood there before.
 * @param {Element} control
 */
function settle(control) {
  control.removeAttribute('aria-invalid');
  const fault = document.getElementById(`${control.id}-fault`);
  if (fault) fault.hidden = true;
}

/** @param {Document} answer */
function show(answer) {
  for (const id of ['answer-summary', 'answer-rest']) {
    const [here, there] = [document.getElementById(id), answer.getElementById(id)];
    // A summary that says the same is not announced again.
    if (!here || !there || here.isEqualNode(there)) continue;
    here.replaceChildren(...[...there.childNodes].map((node) => document.adoptNode(node)));
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, string[]>} fields
 */
function fill(form, fields) {
  for (const [name, values] of Object.entries(fields)) {
    const controls = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const lines = /** @type {HTMLInputElement[]} */ (controls.filter((one) => !isBox(one)));
    for (const box of controls) if (isBox(box)) box.checked = values.includes(box.value);
    if (lines.length === controls.length) write(form, name, lines, values);
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 * @param {HTMLInputElement[]} lines
 * @param {string[]} values
 */
function write(form, name, lines, values) {
  lines.forEach((line, i) => {
    line.value = values[i] ?? '';
  });
  for (const value of values.slice(lines.length)) {
    const last = lines.at(-1);
    const line = last ? /** @type {HTMLInputElement} */ (last.cloneNode()) : document.createElement('input');
    if (!last) Object.assign(line, { type: 'hidden', name });
    line.value = value;
    if (last) last.after(line);
    else form.append(line);
    lines.push(line);
  }
}

/**
 * @param {Element} control
 * @returns {control is HTMLInputElement}
 */
function isBox(control) {
  return control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);
}

for (const form of document.querySelectorAll('form[data-check]')) {
  if (form instanceof HTMLFormElement) attend(form);
}
