// A paper beside the form: its pages are drawn here, and a number that is pressed on them stands in the field one was in
// last. The library that draws PDF (lib/pdfjs) is fetched when there is one to be drawn; nothing leaves this computer.
const aside = document.getElementById('beside');
const part = name => aside.querySelector(`[data-part=${name}]`);
const [leaves, said, numbers] = ['leaves', 'said', 'numbers'].map(part);
const list = numbers.querySelector('select');
const say = text => { said.textContent = text; };
const made = (tag, className, ...inside) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...inside);
  return element;
};

// ---- the field -------------------------------------------------------------
const takes = input => input.matches('main input:not([type=hidden], [type=file], [type=checkbox], [type=radio], [type=date], [type=password]), main textarea') && !input.readOnly && !aside.contains(input);
const named = aside.dataset.fills ? document.getElementsByName(aside.dataset.fills)[0] : null;
let field = named && takes(named) ? named : [...document.querySelectorAll('main input.num, main input')].find(takes) ?? null;
const labelOf = input => input.labels?.[0]?.firstChild?.textContent.trim() ?? input.name;
const mark = () => {
  for (const input of document.querySelectorAll('.from-paper')) input.classList.remove('from-paper');
  field?.classList.add('from-paper');
};
document.addEventListener('focusin', event => {
  if (!(event.target instanceof Element) || !takes(event.target)) return;
  field = event.target;
  mark();
});

const fill = number => {
  if (!field) return;
  // Several numbers stand in some fields, with a comma between.
  const there = 'many' in field.dataset ? field.value.split(/[,;\n]/).map(one => one.trim()).filter(one => one && one !== number) : [];
  field.value = [...there, number].join(', ');
  for (const what of ['input', 'change']) field.dispatchEvent(new Event(what, { bubbles: true }));
  field.focus();
  say(`${number} is in “${labelOf(field)}”.`);
};
leaves.addEventListener('click', event => {
  const number = event.target.closest?.('.on-paper');
  if (number && getSelection().isCollapsed) fill(number.textContent);
});
numbers.querySelector('button').addEventListener('click', () => { if (list.value) fill(list.value); });
list.addEventListener('keydown', event => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  if (list.value) fill(list.value);
});

// ---- numbers in a text -------------------------------------------------------
const word = /[^\s,;:()[\]{}"'|=<>]*\d[^\s,;:()[\]{}"'|=<>]*/g;
const trimmed = token => token.replace(/^[.\-/#_+*]+|[.\-/#_+*]+$/g, '');
let known = new Map();
const note = (text, page) => {
  for (const [token] of text.matchAll(word)) {
    const number = trimmed(token);
    // A share, a strength, a row: no number that names anything.
    if (number.replace(/[^0-9A-Za-z]/g, '').length < 4 || /^\d{1,4}[.,]\d+$/.test(number) || known.has(number) || known.size >= 600) continue;
    known.set(number, page);
  }
};
const listed = () => {
  list.replaceChildren(...[...known].map(([number, page]) => {
    const option = made('option', '', page ? `${number} · page ${page}` : number);
    option.value = number;
    return option;
  }));
  numbers.hidden = false;
  list.closest('.field').hidden = numbers.querySelector('button').hidden = known.size === 0;
};
const withNumbers = (into, text) => {
  let at = 0;
  for (const found of text.matchAll(word)) {
    const number = trimmed(found[0]);
    if (number.length < 2) continue;
    const begins = found.index + found[0].indexOf(number);
    into.append(text.slice(at, begins), made('span', 'on-paper', number));
    at = begins + number.length;
  }
  into.append(text.slice(at));
};

// ---- a PDF -------------------------------------------------------------------
const most = 60, sharp = 1600;
const ink = document.createElement('canvas').getContext('2d');
const layer = (pdfjs, viewport, text) => {
  const words = made('div', 'words');
  for (const item of text.items) {
    if (!item.str?.trim()) continue;
    const [a, b, c, d, x, y] = pdfjs.Util.transform(viewport.transform, item.transform);
    const height = Math.hypot(c, d), angle = Math.atan2(b, a), span = made('span', '');
    if (height === 0) continue;
    withNumbers(span, item.str);
    ink.font = `${height}px sans-serif`;
    const natural = ink.measureText(item.str).width || 1, style = span.style;
    style.setProperty('left', `${100 * x / viewport.width}%`);
    style.setProperty('top', `${100 * (y - height * Math.cos(angle)) / viewport.height}%`);
    style.setProperty('font-size', `${100 * height / viewport.width}cqw`);
    style.setProperty('transform', `rotate(${angle}rad) scaleX(${item.width * viewport.scale / natural})`);
    words.append(span);
  }
  return words;
};

let showing = null;
const drawPdf = async (data, mine) => {
  const pdfjs = await import('./lib/pdfjs/pdf.min.mjs');
  const at = path => new URL(`./lib/pdfjs/${path}`, import.meta.url).href;
  pdfjs.GlobalWorkerOptions.workerSrc = at('pdf.worker.min.mjs');
  const loading = pdfjs.getDocument({ data, wasmUrl: at('wasm/'), standardFontDataUrl: at('fonts/'), useWorkerFetch: true, enableXfa: false, verbosity: 0, maxImageSize: 60_000_000 });
  mine.close = () => loading.destroy();
  const pdf = await loading.promise, count = Math.min(pdf.numPages, most);
  const drawn = new WeakMap();
  const watch = new IntersectionObserver(seen => {
    for (const { target, isIntersecting } of seen) drawn.get(target)?.(isIntersecting);
  }, { root: leaves, rootMargin: '100%' });
  for (let number = 1; number <= count && showing === mine; number++) {
    const page = await pdf.getPage(number), text = await page.getTextContent().catch(() => ({ items: [] }));
    const plain = page.getViewport({ scale: 1 }), viewport = page.getViewport({ scale: sharp / plain.width });
    const canvas = document.createElement('canvas'), leaf = made('div', 'leaf', canvas);
    canvas.setAttribute('aria-hidden', 'true');
    leaf.style.setProperty('aspect-ratio', `${plain.width} / ${plain.height}`);
    leaf.append(layer(pdfjs, viewport, text));
    note(text.items.map(item => item.str + (item.hasEOL ? '\n' : ' ')).join(''), number);
    let task = null;
    // What is far away is given up: a long paper would fill the memory.
    drawn.set(leaf, async near => {
      if (!near) { task?.cancel(); task = null; canvas.width = 0; return; }
      if (task) return;
      [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
      task = page.render({ canvas, viewport });
      await task.promise.then(() => { leaf.dataset.drawn = 'yes'; }, () => { });
    });
    leaves.append(leaf);
    watch.observe(leaf);
    if (number === 1) listed();
  }
  listed();
  return pdf.numPages > count ? `The first ${count} of ${pdf.numPages} pages.` : '';
};

// ---- a picture, a text -----------------------------------------------------------
const drawPicture = async blob => {
  const picture = await createImageBitmap(blob), canvas = document.createElement('canvas');
  const scale = Math.min(1, 4000 / Math.max(picture.width, picture.height));
  [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  canvas.setAttribute('aria-hidden', 'true');
  leaves.append(made('div', 'leaf', canvas));
  listed();
  return 'A picture: type the number as it stands there.';
};
const drawText = async blob => {
  let text = (await blob.text()).slice(0, 200_000);
  try { text = JSON.stringify(JSON.parse(text), (_, value) => typeof value === 'string' && value.length > 400 ? `${value.slice(0, 40)} …` : value, 1); } catch { /* Not JSON: as it is. */ }
  const pre = made('pre', 'num');
  withNumbers(pre, text);
  leaves.append(pre);
  note(text, 0);
  listed();
  return '';
};

// ---- which one -------------------------------------------------------------------
const show = async (blob, how) => {
  showing?.close?.();
  const mine = showing = {};
  known = new Map();
  leaves.replaceChildren();
  numbers.hidden = true;
  aside.hidden = leaves.hidden = false;
  say('One moment …');
  try {
    const more = how === 'pdf' ? await drawPdf(new Uint8Array(await blob.arrayBuffer()), mine) : how === 'picture' ? await drawPicture(blob) : await drawText(blob);
    if (showing !== mine) return;
    say([known.size > 0 && field ? `Press a number on it: it goes into “${labelOf(field)}”, or into the field you were in last.` : how === 'pdf' ? 'It holds no text, only a picture of it: type the number as it stands there.' : '', more].filter(Boolean).join(' '));
    mark();
  } catch (failure) {
    if (showing !== mine) return;
    leaves.hidden = true;
    say(failure?.name === 'PasswordException' ? 'It opens only with a password, and is not shown here.' : 'It cannot be shown here. Open it by its link.');
  }
};

for (const link of aside.querySelectorAll('a[data-drawn]')) link.addEventListener('click', async event => {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  for (const other of aside.querySelectorAll('a[aria-current]')) other.removeAttribute('aria-current');
  link.setAttribute('aria-current', 'true');
  const answer = await fetch(link.href).catch(() => null);
  if (answer?.ok) await show(await answer.blob(), link.dataset.drawn);
  else say('It cannot be fetched at this moment. Open it by its link.');
});
aside.querySelector('a[data-drawn]')?.click();

if (aside.dataset.chosen) document.querySelector('main input[type=file]')?.addEventListener('change', event => {
  const [file] = event.target.files;
  if (!file) { showing?.close?.(); aside.hidden = true; return; }
  const ending = file.name.toLowerCase().split('.').pop();
  const how = ending === 'pdf' ? 'pdf' : /^(png|jpe?g|webp)$/.test(ending) ? 'picture' : /^(json|xml|txt|csv)$/.test(ending) ? 'text' : null;
  if (how) show(file, how);
});

let zoom = 1;
for (const button of aside.querySelectorAll('[data-zoom]')) button.addEventListener('click', () => {
  zoom = Math.min(4, Math.max(1, zoom * (button.dataset.zoom === '1' ? 1.5 : 1 / 1.5)));
  leaves.style.setProperty('--zoom', zoom);
});
