// Scans, from wherever they come. A barcode gun is a keyboard that types faster than any hand and ends with Enter: what
// it types is caught anywhere on the page and lands where it belongs. What a person types is never touched.
(() => {
  // Milliseconds between two keys of a gun, and before its Enter; with a prefix set up one knows it without counting.
  const fast = 35, last = 120, patient = 200, shortest = 4;
  const separator = '\u001d';
  const prefix = document.body.dataset.gunPrefix ?? '';
  let burst = null;

  const isField = e => e instanceof HTMLElement && (e.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName) && !/^(button|submit|reset|checkbox|radio|file|image)$/.test(e.type));
  const isShown = e => e.type !== 'hidden' && !e.disabled && !e.readOnly && e.getClientRects().length > 0;
  // A field for a number of the shop; what is measured, told or chosen is none.
  const takes = e => e instanceof HTMLElement && e.dataset.scan !== 'no' && isShown(e)
    && (e.tagName === 'TEXTAREA' ? 'scan' in e.dataset : e.tagName === 'INPUT' && /^(text|search)$/.test(e.type) && ('scan' in e.dataset || e.classList.contains('num') && !/numeric|decimal/.test(e.inputMode)));
  const suits = (e, code) => e.dataset.scan === 'order' ? /^PO-\d+$/i.test(code) : !['lot', 'place'].includes(e.dataset.scan) || (e.dataset.scan === 'place') === /^PLC-\d+$/i.test(code);

  const now = e => {
    if (!isField(e)) return null;
    let from = null, to = null;
    try { [from, to] = [e.selectionStart, e.selectionEnd]; } catch { /* a field of a kind without a caret */ }
    return { value: e.value, from, to, chosen: e.selectedIndex };
  };
  const put = (e, value, caret) => {
    if (e.value === value) return;
    e.value = value;
    if (caret !== undefined) try { e.setSelectionRange(caret, caret); } catch { /* none */ }
    e.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const restore = (e, before) => {
    if (!before || !e.isConnected) return;
    if (e.tagName === 'SELECT') {
      if (e.selectedIndex === before.chosen) return;
      e.selectedIndex = before.chosen;
      e.dispatchEvent(new Event('input', { bubbles: true }));
      e.dispatchEvent(new Event('change', { bubbles: true }));
    } else {
      put(e, before.value);
      if (before.from !== null) try { e.setSelectionRange(before.from, before.to); } catch { /* none */ }
    }
  };

  // In a form made for guns Enter leads on to the next field; the last one sends.
  const fieldsOf = form => [...form.elements].filter(e => /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName) && e.type !== 'hidden' && !e.disabled && (!e.checkVisibility || e.checkVisibility()));
  const goOn = field => {
    const form = field.form;
    if (!form) return;
    const fields = fieldsOf(form), next = 'gun' in form.dataset ? fields[fields.indexOf(field) + 1] : null;
    if (!next) { form.requestSubmit(); return; }
    next.focus();
    if (next.select) next.select();
  };

  const isBox = e => e.id === 'scan' || e.id === 'find' || 'scanTarget' in e.dataset;

  // The page's own field for scans, or the scan box; a page without either, such as the sign-in, is left alone.
  const place = () => document.querySelector('input[data-scan-target], form[data-scan] input:not([type=hidden])') ?? document.getElementById('scan') ?? document.getElementById('find');

  // Where a scan goes that was not made into a field that takes it: true when it went somewhere.
  const deliver = (code, from) => {
    const form = from?.form;
    const beside = form && [...form.elements].find(e => e !== from && takes(e) && e.value === '' && suits(e, code));
    const target = beside || place();
    if (!target) return false;
    for (const open of document.querySelectorAll('dialog[open]')) open.close();
    put(target, code);
    target.focus();
    // Beside what is half filled in nothing is sent unasked.
    if (target !== beside || 'gun' in form.dataset) goOn(target);
    return true;
  };

  const received = (code, event, done) => {
    const field = done.target, altered = code !== done.text || code.includes(separator);
    if (field.type === 'password') return;
    if (takes(field) && suits(field, code)) {
      const { value, from, to } = done.before;
      // A box for one number holds the one that was scanned last.
      const alone = isBox(field) && value !== '';
      // It stands there already, as it was typed; Enter and Tab do what they do there.
      if (!altered && !alone && /^(Enter|Tab)$/.test(event.key)) return;
      if (alone) put(field, code, code.length);
      else put(field, value.slice(0, from ?? value.length) + code + value.slice(to ?? value.length), (from ?? value.length) + code.length);
      if (event.key === 'Tab' && !alone) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      goOn(field);
      return;
    }
    restore(field, done.before);
    if (!deliver(code, isField(field) ? field : null)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  // A sign of the code, "" for a key that only helps to type one, null for any other.
  const signOf = event => {
    const { key } = event, chord = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
    if (/^(Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|Dead)$/.test(key)) return '';
    if (!chord) return key.length === 1 ? key : null;
    if (key === ']' || key === separator || event.code === 'BracketRight') return separator;
    return /^[a-z@[\\^_]$/i.test(key) ? '' : null;
  };
  const ends = event => event.key === 'Enter' || event.key === 'Tab' || event.ctrlKey && /^[jm]$/i.test(event.key);
  const isPrefixed = () => prefix !== '' && burst?.text.startsWith(prefix);

  addEventListener('keydown', event => {
    if (event.isComposing || event.repeat || !place()) { burst = null; return; }
    // By when the key was struck, not by when a busy page comes to it.
    const gap = burst ? event.timeStamp - burst.at : Infinity;
    const follows = gap <= (isPrefixed() ? patient : fast);
    if (ends(event) && !event.shiftKey && burst && gap <= (isPrefixed() ? patient : last)) {
      const done = burst, code = isPrefixed() ? done.text.slice(prefix.length) : done.text;
      burst = null;
      if (code.length >= (code === done.text ? shortest : 1)) received(code, event, done);
      return;
    }
    const sign = signOf(event);
    if (prefix !== '' && event.key === prefix && prefix.length > 1) {
      burst = { text: prefix, at: event.timeStamp, target: event.target, before: now(event.target) };
      event.preventDefault();
      return;
    }
    if (sign === null) { burst = null; return; }
    if (sign === '') { if (burst && follows) { burst.at = event.timeStamp; if (event.ctrlKey && event.key.length === 1) event.preventDefault(); } return; }
    if (!follows) burst = { text: '', at: 0, target: event.target, before: now(event.target) };
    burst.text += sign;
    burst.at = event.timeStamp;
    if (follows) document.dispatchEvent(new Event('gun'));
    // What a gun types is no command: neither to the page nor, with Ctrl, to the browser.
    if (follows && !isField(event.target)) { event.preventDefault(); event.stopImmediatePropagation(); }
    else if (follows && sign === separator) event.preventDefault();
  }, true);
  // A blank in the code does not press the button that has the focus.
  addEventListener('keyup', event => { if (event.key === ' ' && burst && burst.text.length > 1 && !isField(event.target)) event.preventDefault(); }, true);

  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented || !/^(INPUT|SELECT)$/.test(event.target.tagName) || !event.target.form || !('gun' in event.target.form.dataset)) return;
    const fields = fieldsOf(event.target.form);
    if (!fields[fields.indexOf(event.target) + 1]) return;
    event.preventDefault();
    goOn(event.target);
  });

  // From a camera: beside a field it goes there, from the scan box to where any scan goes.
  document.addEventListener('camera-scan', event => {
    const { code, field } = event.detail;
    if (!field || field.id === 'scan') { deliver(code, null); return; }
    put(field, code);
    field.focus();
    if ('gun' in (field.form?.dataset ?? {}) || 'scanTarget' in field.dataset) goOn(field);
  });

  const here = document.currentScript?.src ?? '/gun.js';
  const beside = field => {
    const wrap = document.createElement('span'), button = document.createElement('button'), focused = document.activeElement === field;
    wrap.className = 'with-camera';
    button.type = 'button';
    button.className = 'camera';
    button.setAttribute('aria-label', `Scan with the camera: ${field.labels?.[0]?.firstChild?.textContent.trim() ?? 'the code'}`);
    button.innerHTML = '<svg class="i" aria-hidden="true"><use href="/icons.svg#camera"></use></svg>';
    button.addEventListener('click', async () => {
      button.disabled = true;
      try { (await import(new URL('camera.js', here).href)).open(field); } finally { button.disabled = false; }
    });
    field.before(wrap);
    wrap.append(field, button);
    if (focused) field.focus();
  };
  for (const field of document.querySelectorAll('#scan, main input[data-scan]:not([data-scan=no], [data-scan=any])')) beside(field);
})();
