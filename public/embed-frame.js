// @ts-check
// Inside an embed: tells the page around it how high it is. The page asks for that with a secret behind the address's
// #, as WordPress does. Without script, or without a secret, the embed is as complete and its frame as high as it was.
(() => {
  const secret = /[#?]secret=([A-Za-z0-9]{1,64})/.exec(location.hash)?.[1];
  if (!secret || parent === window) return;

  // The frame is made as high as the embed, which need not make do with it.
  document.documentElement.classList.add('embed-sized');

  /** @param {string} message @param {string | number} value */
  const tell = (message, value) => parent.postMessage({ message, value, secret }, '*');
  let told = 0;
  const tellHeight = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    tell('height', height);
  };
  // At once: WordPress shows the frame when it is told, and a frame that is not shown is not drawn, nor observed.
  tellHeight();
  new ResizeObserver(tellHeight).observe(document.body);
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.message !== 'ready' || data.secret !== secret) return;
    told = 0;
    tellHeight();
  });

  for (const link of document.querySelectorAll('a')) {
    // Other pages of the embed are asked for the same.
    if (link.target === '_self') link.hash = location.hash;
    // In a sandbox that opens no windows the page around takes the reader there.
    else if (origin === 'null') {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        tell('link', link.href);
      });
    }
  }
})();
