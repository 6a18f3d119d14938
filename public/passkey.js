// @ts-check
// Asks the browser for a passkey with what a form carries, and sends the form with what the browser answers. Without
// this the form says that passkeys need JavaScript.

/** @param {string} text in base64url */
const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));

/** @param {ArrayBuffer} bytes @returns {string} in base64url */
const textOf = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** @param {any} options for a new passkey */
const made = (options) =>
  navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      user: { ...options.user, id: bytesOf(options.user.id) },
      excludeCredentials: options.excludeCredentials.map((/** @type {any} */ one) => ({
        ...one,
        id: bytesOf(one.id),
      })),
    },
  });

/** @param {any} options for one that is there */
const used = (options) =>
  navigator.credentials.get({ publicKey: { ...options, challenge: bytesOf(options.challenge) } });

/** @param {any} credential @returns {object} as JSON has it */
const told = ({ id, type, rawId, response, authenticatorAttachment }) => {
  const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = response;
  const parts = Object.entries({
    clientDataJSON,
    attestationObject,
    authenticatorData,
    signature,
    userHandle,
  })
    .filter(([, bytes]) => bytes)
    .map(([name, bytes]) => [name, textOf(bytes)]);
  const transports = response.getTransports?.();
  return {
    id,
    type,
    rawId: textOf(rawId),
    authenticatorAttachment,
    clientExtensionResults: {},
    response: { ...Object.fromEntries(parts), ...(transports && { transports }) },
  };
};

for (const form of document.querySelectorAll('form[data-passkey]')) {
  const answer = form.querySelector('input[name="answer"]');
  const fault = form.querySelector('[role="alert"]');
  if (!(form instanceof HTMLFormElement) || !(answer instanceof HTMLInputElement)) continue;
  const options = JSON.parse(form.dataset.options ?? '{}');
  const ask = form.dataset.passkey === 'create' ? made : used;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (fault instanceof HTMLElement) fault.hidden = true;
    try {
      answer.value = JSON.stringify(told(await ask(options)));
    } catch {
      if (fault instanceof HTMLElement) fault.hidden = false;
      return;
    }
    form.submit();
  });
}
