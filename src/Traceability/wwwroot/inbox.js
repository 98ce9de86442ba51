// Codes on photos that are brought: read in the page, before they are sent. Without it the photo waits all the same.
(() => {
  const here = document.currentScript.src;
  const form = document.getElementById('bring'), files = form?.querySelector('input[type=file]');
  if (!files) return;
  const forget = () => { for (const code of form.querySelectorAll('input[name="Input.Codes"]')) code.remove(); };
  files.addEventListener('change', async () => {
    forget();
    const photos = [...files.files].filter(file => /^image\/(png|jpeg|webp)$/.test(file.type)).slice(0, 20);
    if (photos.length === 0) return;
    const { inPhoto } = await import(new URL('camera.js', here).href);
    for (const photo of photos) {
      for (const found of await inPhoto(photo).catch(() => []))
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'Input.Codes', value: `${photo.name}\t${found.text}` }));
    }
  });
})();
