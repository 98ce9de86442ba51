// A bench PC that nobody touches for so many minutes covers the page with the tiles and signs out. What was typed stays
// underneath: the same person finds it as it was, another one begins at the bench. Without this a session by PIN ends by itself.
(() => {
  const minutes = Number(document.body.dataset.lock), mine = document.body.dataset.who;
  if (!minutes) return;
  const [now, limit] = [() => Date.now(), minutes * 60000];
  let touched = now(), told = now(), cover = null;

  const touch = () => {
    if (cover) return;
    touched = now();
    // Another tab of this computer is touched too.
    localStorage.setItem('touched', touched);
  };
  for (const what of ['pointerdown', 'keydown', 'wheel', 'touchstart']) document.addEventListener(what, touch, { passive: true, capture: true });
  addEventListener('storage', event => { if (event.key === 'touched') touched = Math.max(touched, Number(event.newValue)); });

  const read = async answer => new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fill = page => {
    const part = document.createElement('div');
    part.className = 'shared door whole';
    part.append(...page.querySelector('main').childNodes);
    cover.replaceChildren(part);
    document.dispatchEvent(new Event('tiles'));
    cover.querySelector('[aria-invalid=true], [autofocus]')?.focus();
  };
  const isTiles = answer => new URL(answer.url).pathname === '/change';

  const failed = () => {
    const again = document.createElement('button');
    again.className = 'button primary';
    again.textContent = 'Locked. Try again';
    again.addEventListener('click', tiles);
    cover.replaceChildren(again);
  };
  const tiles = async () => {
    const form = document.querySelector('form.change');
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null)
      ?? await fetch('/change').catch(() => null);
    if (answer?.ok && isTiles(answer)) fill(await read(answer));
    else failed();
  };

  const lock = () => {
    cover = document.createElement('dialog');
    cover.className = 'lock';
    cover.setAttribute('aria-label', 'Locked: who is it?');
    cover.addEventListener('cancel', event => event.preventDefault());
    cover.addEventListener('click', async event => {
      const tile = event.target instanceof Element && event.target.closest('a[href]');
      if (!tile || new URL(tile.href).pathname !== '/change') return;
      event.preventDefault();
      const answer = await fetch(tile.href).catch(() => null);
      if (answer?.ok && isTiles(answer)) fill(await read(answer));
      else failed();
    });
    cover.addEventListener('submit', async event => {
      event.preventDefault();
      const form = event.target;
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).catch(() => null);
      if (!answer) { failed(); return; }
      const page = await read(answer);
      if (isTiles(answer)) { fill(page); return; }
      if (page.body.dataset.who !== mine) { location.assign('/bench'); return; }
      cover.close();
      cover.remove();
      cover = null;
      touch();
    });
    document.body.append(cover);
    cover.showModal();
    tiles();
  };

  setInterval(() => {
    if (cover) return;
    if (now() - touched >= limit) lock();
    // Whoever types for long sends nothing meanwhile: the server is told that somebody is there.
    else if (touched > told && now() - told >= Math.min(60000, limit / 3)) { told = now(); fetch('/bench/here').catch(() => null); }
  }, 5000);
})();
