// Files can be dropped where they can be chosen, and one hears at once what is too large. The server says the same.
(() => {
  const size = bytes => bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

  for (const input of document.querySelectorAll('.drop input[type=file]')) {
    const field = input.closest('.drop'), most = Number(input.dataset.most);
    const list = document.createElement('ul');
    list.className = 'chosen';
    list.setAttribute('aria-live', 'polite');
    field.append(list);

    const show = () => {
      list.replaceChildren(...[...input.files].map(file => {
        const line = document.createElement('li');
        const wrong = file.size === 0 ? 'is empty' : most && file.size > most ? `has more than ${size(most)} and will not be taken` : '';
        line.className = wrong ? 'wrong' : '';
        line.textContent = `${file.name} · ${wrong || size(file.size)}`;
        return line;
      }));
      field.classList.toggle('full', input.files.length > 0);
    };
    input.addEventListener('change', show);

    for (const over of ['dragenter', 'dragover']) field.addEventListener(over, event => {
      if (![...event.dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      field.classList.add('over');
    });
    for (const out of ['dragleave', 'drop']) field.addEventListener(out, () => field.classList.remove('over'));
    field.addEventListener('drop', event => {
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      const files = new DataTransfer();
      for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) files.items.add(file);
      input.files = files.files;
      show();
    });
    // Missed by a finger's breadth, a file would open in the place of the page and take along what was typed.
    for (const beside of ['dragover', 'drop']) addEventListener(beside, event => { if (event.dataTransfer && !field.contains(event.target)) event.preventDefault(); });
  }
})();
