// The little that helps a hand. Every page works without it.
(() => {
  const typing = element => element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

  // "/" brings the scan box from anywhere but a field.
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const scan = document.getElementById('scan') ?? document.getElementById('find');
    if (!scan) return;
    event.preventDefault();
    scan.focus();
    scan.select();
  });

  // "n" on a list: the new one; whatever bears the key says so itself.
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const named = [...document.querySelectorAll('[data-key]')].find(e => e.dataset.key === event.key);
    if (!named) return;
    event.preventDefault();
    named.click();
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
    if (form.method !== 'post' || event.defaultPrevented) return;
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

  // Back from a refusal: to the first field that is wrong, else to where the page begins, else to the reason.
  const wrong = document.querySelector('[aria-invalid=true]') ?? document.querySelector('[autofocus]') ?? document.querySelector('.refusal[role=alert]');
  if (wrong) wrong.focus();

  // The menu behind "More" closes when it is left.
  const more = document.querySelector('.more details');
  if (more) {
    document.addEventListener('click', event => { if (!more.contains(event.target)) more.open = false; });
    document.addEventListener('keydown', event => { if (event.key === 'Escape') more.open = false; });
  }
})();
