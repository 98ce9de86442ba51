// A pad for fingers beside the keyboard. Without it the PIN is typed.
(() => {
  const show = () => {
    for (const pad of document.querySelectorAll('[data-pad]')) {
      pad.hidden = false;
      for (const beside of pad.closest('form').querySelectorAll('[data-padless]')) beside.hidden = true;
    }
  };
  show();
  // The tiles of a locked screen come later.
  document.addEventListener('tiles', show);
  document.addEventListener('click', event => {
    const key = event.target instanceof Element && event.target.closest('[data-digit]');
    if (!key) return;
    const field = document.getElementById(key.closest('[data-pad]').dataset.pad);
    field.value = key.dataset.digit ? field.value + key.dataset.digit : field.value.slice(0, -1);
  });
  // A badge is scanned wherever the focus is: on the tiles there is only one field.
  document.addEventListener('keydown', event => {
    const badge = document.getElementById('Scanned_Badge');
    if (!badge || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1 || event.target === badge) return;
    badge.focus();
  });
})();
