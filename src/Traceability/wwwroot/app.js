// The little that helps a hand. Every page works without it.
(() => {
  const typing = element => element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

  // A letter may be the first of a gun's: what leads away waits whether another one follows.
  let waiting;
  document.addEventListener('gun', () => { waiting = clearTimeout(waiting); });

  // "/" brings the scan box from anywhere but a field.
  document.addEventListener('keydown', event => {
    waiting = clearTimeout(waiting);
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const scan = document.getElementById('scan') ?? document.getElementById('find');
    if (!scan) return;
    event.preventDefault();
    scan.focus();
    scan.select();
  });

  // "?" shows the keys; "n", "e" and others: whatever bears the key says so itself; "p" prints what is there.
  const keys = document.getElementById('keys');
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target) || document.querySelector('dialog[open]')) return;
    const named = [...document.querySelectorAll('[data-key]')].find(e => e.dataset.key === event.key);
    if (named) waiting = setTimeout(() => named.click(), 80);
    else if (event.key === '?' && keys) keys.showModal();
    else if (event.key === 'p') waiting = setTimeout(print, 80);
    else return;
    event.preventDefault();
  });
  for (const opener of document.querySelectorAll('[data-opens]'))
    opener.addEventListener('click', event => { event.preventDefault(); document.getElementById(opener.dataset.opens).showModal(); });

  // Esc leaves a form by its own way out; what was typed waits there, see below.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || !typing(event.target) || document.querySelector('dialog[open]')) return;
    const way = event.target.form?.querySelector('[data-leave]');
    if (way) way.click();
    else event.target.blur();
  });

  // In a date: "t" is the shop's today, "+" and "-" are a day.
  document.addEventListener('keydown', event => {
    const date = event.target;
    if (date.type !== 'date' || !date.dataset.today || event.ctrlKey || event.metaKey || event.altKey || !['t', '+', '-'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 't' || !date.value) date.value = date.dataset.today;
    if (event.key !== 't') date.valueAsNumber += (event.key === '+' ? 1 : -1) * 86400000;
    date.dispatchEvent(new Event('input', { bubbles: true }));
  });

  for (const button of document.querySelectorAll('[data-copy]')) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      const label = button.getAttribute('aria-label');
      button.classList.add('copied');
      button.setAttribute('aria-label', 'Copied');
      setTimeout(() => { button.classList.remove('copied'); button.setAttribute('aria-label', label); }, 1500);
    });
  }

  // A form is sent once, however often the button is struck. The server would notice as well.
  document.addEventListener('submit', event => {
    const form = event.target;
    // What opens beside this page leaves it as it is.
    if (form.method !== 'post' || event.defaultPrevented || event.submitter?.formTarget || form.target) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = 'yes';
    // Afterwards: a disabled button would not be sent along.
    setTimeout(() => { for (const button of form.querySelectorAll('button:not([type=button])')) button.disabled = true; });
  });
  addEventListener('pageshow', event => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll('form[data-sent]')) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll('button')) button.disabled = false;
    }
  });

  // For whoever looks at the work and not at the screen. The browser gives sound only after a key or a touch, and that a scan is.
  let ear = null;
  globalThis.hear = tones => {
    if (localStorage.getItem('scan-mute') === 'yes') return;
    try {
      ear ??= new AudioContext();
      if (ear.state === 'suspended') ear.resume();
      tones.forEach(([pitch, from, long, kind]) => {
        const voice = ear.createOscillator(), loud = ear.createGain(), at = ear.currentTime + from;
        voice.type = kind ?? 'sine';
        voice.frequency.value = pitch;
        loud.gain.setValueAtTime(0.25, at);
        loud.gain.exponentialRampToValueAtTime(0.001, at + long);
        voice.connect(loud).connect(ear.destination);
        voice.start(at);
        voice.stop(at + long);
      });
    } catch { /* without ears one reads */ }
  };

  // A scan that was refused is heard too.
  if (document.querySelector('main .refusal[role=alert]') && document.querySelector('main [data-scan]')) hear([[196, 0, .22, 'square'], [165, .24, .4, 'square']]);

  // Back from a refusal: to the first field that is wrong, else to where the page begins, else to the reason. After an
  // act the next scan is expected, unless that would bring up a phone's keyboard.
  const next = document.querySelector('main .note:not([hidden])') && matchMedia('(pointer: fine)').matches ? document.getElementById('scan') : null;
  const first = document.querySelector('[aria-invalid=true]') ?? document.querySelector('[autofocus]:not(dialog *)') ?? document.querySelector('.refusal[role=alert]') ?? next;
  if (first) first.focus();

  // What was saved is labelled by itself, where this device is set so: the file loads out of sight and asks for the printer.
  const atOnce = document.querySelector('.note form.at-once');
  if (atOnce) {
    const frame = Object.assign(document.createElement('iframe'), { name: 'label', className: 'sr', title: 'The label that is printed', tabIndex: -1 });
    frame.addEventListener('load', () => { if (frame.contentWindow.location.search) frame.contentWindow.print(); });
    document.body.append(frame);
    atOnce.target = 'label';
    atOnce.requestSubmit();
    atOnce.target = '_blank';
  }

  // A long paper says how far it is while it is made: it is sent under a name, and asked for by that name.
  for (const link of document.querySelectorAll('a[data-paper]')) {
    const said = document.getElementById(link.dataset.paper);
    link.addEventListener('click', () => {
      const address = new URL(link.href), paper = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
      address.searchParams.set('paper', paper);
      link.href = address.href;
      let begun = false;
      const ask = async () => {
        const answer = await fetch(`/trace/how-far?paper=${paper}`).catch(() => null);
        if (answer?.status === 200) { begun = true; said.hidden = false; said.textContent = await answer.text(); }
        else if (begun || !answer?.ok || --patience < 0) { if (begun) said.textContent = 'It is written.'; return; }
        setTimeout(ask, 400);
      };
      let patience = 50;
      setTimeout(ask, 400);
    });
  }

  // The menu behind "More" closes when it is left.
  const more = document.querySelector('.more details');
  if (more) {
    document.addEventListener('click', event => { if (!more.contains(event.target)) more.open = false; });
    document.addEventListener('keydown', event => { if (event.key === 'Escape') more.open = false; });
  }
})();
