// @ts-check
// Adds a button that copies what stands in a field. Without this it is there to be marked and copied by hand.

for (const button of document.querySelectorAll('button[data-copy]')) {
  const field = document.getElementById(button.getAttribute('data-copy') ?? '');
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isField || !(button instanceof HTMLButtonElement)) continue;
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.getAttribute('data-copied');
    button.removeAttribute('aria-label');
  });
}
