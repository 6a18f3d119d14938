// @ts-check
// <forenings-kalender association="sprogcafeen" lang="ar">: puts the calendar on a page, as high as it needs to be.
// What the element holds on the page is shown until the calendar is there, and where it never comes.
(() => {
  const NAME = 'forenings-kalender';
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || customElements.get(NAME)) return;
  const { origin } = new URL(script.src);
  const PARAMETERS =
    'association category audience area language q lang form theme accent radius font height';
  const [LEAST, MOST] = [80, 2000];

  class Calendar extends HTMLElement {
    #frame = document.createElement('iframe');
    #fallback = document.createElement('slot');
    #secret = Array.from(crypto.getRandomValues(new Uint8Array(10)), (n) => (n % 36).toString(36)).join('');

    connectedCallback() {
      addEventListener('message', this.#hear);
      if (this.shadowRoot) return;
      const query = new URLSearchParams();
      for (const name of PARAMETERS.split(' ')) {
        const value = this.getAttribute(name);
        if (value) query.set(name, value);
      }
      const frame = this.#frame;
      frame.src = `${origin}/embed?${query}#?secret=${this.#secret}`;
      frame.title = this.getAttribute('title') || document.title;
      frame.height = String(Number(this.getAttribute('height')) || 600);
      Object.assign(frame.style, { border: '0', display: 'block', width: '100%' });
      const link = document.createElement('a');
      link.href = `${origin}/`;
      link.textContent = link.href;
      this.#fallback.append(link);
      this.attachShadow({ mode: 'open' }).append(frame, this.#fallback);
      this.style.display = 'block';
    }

    disconnectedCallback() {
      removeEventListener('message', this.#hear);
    }

    /** Anybody can send messages to a page: only our own frame, still showing our own page, is believed. */
    #hear = (/** @type {MessageEvent} */ { source, origin: from, data }) => {
      if (source !== this.#frame.contentWindow || from !== origin) return;
      if (data?.message !== 'height' || data.secret !== this.#secret || !Number.isFinite(data.value)) return;
      this.#frame.height = String(Math.min(MOST, Math.max(LEAST, Math.ceil(data.value))));
      this.#fallback.hidden = true;
    };
  }
  customElements.define(NAME, Calendar);
})();
