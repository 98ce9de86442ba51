// A barcode gun ends every scan with Enter. In a form of many fields that leads on to the next one; the last one sends.
(() => {
  for (const form of document.querySelectorAll('form[data-gun]')) {
    form.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || event.isComposing || !/^(INPUT|SELECT)$/.test(event.target.tagName)) return;
      const fields = [...form.elements].filter(e => /^(INPUT|SELECT|TEXTAREA)$/.test(e.tagName) && e.type !== 'hidden' && !e.disabled && (!e.checkVisibility || e.checkVisibility()));
      const next = fields[fields.indexOf(event.target) + 1];
      if (!next) return;
      event.preventDefault();
      next.focus();
      if (next.select) next.select();
    });
  }
})();
