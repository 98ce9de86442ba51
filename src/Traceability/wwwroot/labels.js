// What is chosen shows at once; after printing the page says so. Without this, "Show it so" does it.
(() => {
  // Come back to from the file: what was given out meanwhile is shown, and what is pressed next is a new act.
  addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
  const form = document.getElementById('labels');
  if (!form) return;
  const show = () => form.requestSubmit();
  for (const field of document.querySelectorAll('[data-shows], .copies')) field.addEventListener('change', show);
  form.addEventListener('submit', event => {
    if (event.submitter?.formTarget === '_blank') setTimeout(() => location.replace(form.action), 1500);
  });
})();
