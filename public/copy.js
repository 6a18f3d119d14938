// @ts-check
// Adds a button that copies the address in a field. Without this the address is there to be marked and copied by hand.

for (const button of document.querySelectorAll('button[data-copy]')) {
  const field = document.getElementById(button.getAttribute('data-copy') ?? '');
  if (!(field instanceof HTMLInputElement) || !(button instanceof HTMLButtonElement)) continue;
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.getAttribute('data-copied');
  });
}
