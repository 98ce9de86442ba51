// What was typed stays typed: a form that is left half-done waits in this tab for the same person to come back to it.
// Sending it, or beginning afresh, ends that. Passwords and files are never kept.
(() => {
  const fields = form => [...form.elements].filter(e => e.name && /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName) && !['hidden', 'password', 'file', 'submit', 'button'].includes(e.type));
  const forms = [...document.querySelectorAll('main form[method=post]')].filter(f => !f.querySelector('[type=password]') && fields(f).length > 0);
  const place = form => ['draft', document.body.dataset.who ?? '', location.pathname, form.getAttribute('action') ?? '', forms.indexOf(form)].join(' ');
  const isTyped = e => e.type === 'checkbox' || e.type === 'radio' ? e.checked !== e.defaultChecked
    : e.tagName === 'SELECT' ? [...e.options].some(o => o.selected !== o.defaultSelected) && e.value !== '' : e.value !== e.defaultValue;
  const typed = form => Object.fromEntries(fields(form).filter(isTyped).map(e => [e.name + (e.type === 'radio' ? '=' + e.value : ''), e.type === 'checkbox' || e.type === 'radio' ? e.checked : e.value]));

  const bringBack = form => {
    const draft = JSON.parse(sessionStorage.getItem(place(form)) ?? 'null');
    // After a refusal the page itself holds what was typed.
    if (!draft || document.querySelector('main .refusal, main [aria-invalid=true]')) return;
    for (const e of fields(form)) {
      const value = draft[e.name + (e.type === 'radio' ? '=' + e.value : '')];
      if (typeof value === 'boolean') e.checked = value;
      else if (typeof value === 'string') e.value = value;
    }
    if (Object.keys(typed(form)).length === 0) return;
    const note = document.createElement('p');
    note.className = 'small quiet draft';
    note.setAttribute('role', 'status');
    note.textContent = 'What you typed here before is back. ';
    const afresh = document.createElement('button');
    afresh.type = 'button';
    afresh.className = 'button plain';
    afresh.textContent = 'Begin afresh';
    afresh.addEventListener('click', () => { form.reset(); sessionStorage.removeItem(place(form)); note.remove(); });
    note.append(afresh);
    form.prepend(note);
  };

  for (const form of forms) {
    try { bringBack(form); } catch { sessionStorage.removeItem(place(form)); }
    form.addEventListener('input', () => {
      const now = typed(form);
      if (Object.keys(now).length > 0) sessionStorage.setItem(place(form), JSON.stringify(now));
      else sessionStorage.removeItem(place(form));
    });
    form.addEventListener('submit', () => sessionStorage.removeItem(place(form)));
  }
})();
