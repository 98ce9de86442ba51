// Scans follow each other faster than pages do. Each is sent behind the page's back, one after the other, and what the
// answer says takes the place of what stood there; the field keeps the focus and is empty for the next. Without it, and
// whenever an answer is not the page that is expected, the form is sent as any other.
(() => {
  for (const form of document.querySelectorAll('form[data-scan]')) {
    const field = form.querySelector('input:not([type=hidden])'), waiting = [];
    let busy = false;

    const show = next => {
      for (const part of document.querySelectorAll('[data-live]')) {
        const fresh = next.querySelector(`[data-live="${part.dataset.live}"]`);
        if (fresh) part.replaceChildren(...fresh.childNodes);
      }
      // Labels say what is expected; the hidden fields are this form's own id, and its token.
      const asked = next.querySelector('form[data-scan]');
      const label = asked.querySelector('label');
      if (label) form.querySelector('label').replaceChildren(...label.childNodes);
      for (const hidden of asked.querySelectorAll('input[type=hidden]')) {
        const own = form.querySelector(`input[type=hidden][name="${hidden.name}"]`);
        if (own) own.value = hidden.value;
      }
    };

    const send = async () => {
      if (busy || waiting.length === 0) return;
      busy = true;
      const value = waiting[0], body = new URLSearchParams(new FormData(form));
      body.set(field.name, value);
      const answer = await fetch(form.action, { method: 'POST', body }).catch(() => null);
      const next = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!next?.querySelector('form[data-scan]') || new URL(answer.url).pathname !== location.pathname) {
        // Signed out, or led elsewhere: the usual way says why, and keeps what was scanned.
        field.value = value;
        form.submit();
        return;
      }
      waiting.shift();
      show(next);
      history.replaceState(null, '', answer.url);
      busy = false;
      send();
    };

    form.addEventListener('submit', event => {
      event.preventDefault();
      const value = field.value.trim();
      field.value = '';
      field.focus();
      if (value.length > 0) { waiting.push(value); send(); }
    });
    // A gun does not look where the focus is.
    document.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || document.querySelector('dialog[open]')) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, select, button, a, summary')) return;
      field.focus();
    });
  }
})();
