// A pad for fingers beside the keyboard. Without it the PIN is typed.
(() => {
  for (const pad of document.querySelectorAll('[data-pad]')) {
    const field = document.getElementById(pad.dataset.pad);
    pad.hidden = false;
    for (const beside of pad.closest('form').querySelectorAll('[data-padless]')) beside.hidden = true;
    pad.addEventListener('click', event => {
      const key = event.target.closest('[data-digit]');
      if (!key) return;
      field.value = key.dataset.digit ? field.value + key.dataset.digit : field.value.slice(0, -1);
    });
  }
  // A badge is scanned wherever the focus is: on the tiles there is only one field.
  const badge = document.getElementById('Scanned_Badge');
  if (badge) document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.target === badge) return;
    badge.focus();
  });
})();
