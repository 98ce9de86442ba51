// The camera, and photos, as another gun. Fetched only when somebody asks for it; nothing leaves this computer: the
// reader (lib/zxing-wasm) runs in the page.
import { prepareZXingModule, readBarcodes } from './lib/zxing-wasm/reader/index.js';

prepareZXingModule({ overrides: { locateFile: file => new URL(`lib/zxing-wasm/reader/${file}`, import.meta.url).href } });

const options = { formats: ['QRCode', 'MicroQRCode', 'DataMatrix', 'Code128', 'Code39', 'EAN13', 'EAN8', 'UPCA', 'UPCE', 'ITF', 'DataBarOmni', 'DataBarExp'], tryHarder: true, textMode: 'Plain', maxNumberOfSymbols: 8 };

// A GS1 code and an article's number say what they are, as a gun that is set to send it does.
const codeOf = found => (found.contentType === 'GS1' || /^(EAN|UPC)/.test(found.format) ? found.symbologyIdentifier : '') + found.text;

const pixels = (picture, width, height, most) => {
  const scale = Math.min(1, most / Math.max(width, height)), canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const ink = canvas.getContext('2d', { willReadFrequently: true });
  ink.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return ink.getImageData(0, 0, canvas.width, canvas.height);
};
const read = async data => (await readBarcodes(data, options)).filter(f => f.isValid && f.text !== '');

// A code cut out to its edge, as from a screen: larger, and with the white around it that readers ask for.
const framed = (picture, width, height) => {
  const scale = Math.max(1, Math.floor(800 / Math.max(width, height))), edge = Math.ceil(Math.max(width, height) * scale / 8), canvas = document.createElement('canvas');
  canvas.width = width * scale + 2 * edge;
  canvas.height = height * scale + 2 * edge;
  const ink = canvas.getContext('2d', { willReadFrequently: true });
  ink.fillStyle = 'white';
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.imageSmoothingEnabled = false;
  ink.drawImage(picture, edge, edge, width * scale, height * scale);
  return ink.getImageData(0, 0, canvas.width, canvas.height);
};

/** The codes in a photo: at a middling size first, then larger and smaller. */
export const inPhoto = async file => {
  const picture = await createImageBitmap(file);
  try {
    for (const most of [1600, 4096, 700]) {
      const found = await read(pixels(picture, picture.width, picture.height, most));
      if (found.length > 0) return found;
      if (Math.max(picture.width, picture.height) <= 700) break;
    }
    return Math.max(picture.width, picture.height) <= 1600 ? await read(framed(picture, picture.width, picture.height)) : [];
  } finally { picture.close(); }
};

const why = failure => ({
  NotAllowedError: 'The camera was refused. Allow it for this page in the browser’s settings, or choose a photo.',
  NotFoundError: 'There is no camera on this device. Choose a photo.',
  OverconstrainedError: 'There is no camera on this device. Choose a photo.',
  NotReadableError: 'Another program uses the camera. Close that one, or choose a photo.',
})[failure.name] ?? 'The camera does not start. Choose a photo.';

const made = (tag, properties, ...inside) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
};

/** Opens the camera for a field; what it finds goes where a gun's scan would go. */
export const open = async field => {
  const many = 'keep' in (field?.dataset ?? {});
  const said = made('p', { className: 'said' });
  said.setAttribute('role', 'status');
  const video = made('video', { muted: true, playsInline: true, hidden: true });
  const finder = made('div', { className: 'finder', hidden: true }, video, made('i', {}));
  const choices = made('div', { className: 'bar choices' });
  const light = made('button', { type: 'button', className: 'button', textContent: 'Light', hidden: true });
  const close = made('button', { type: 'button', className: 'button', textContent: 'Close', autofocus: true });
  const verdict = made('div', { className: 'judged', hidden: true }, made('div', {}, made('b', { className: 'num' }), made('p', {})));
  const photo = made('input', { type: 'file', accept: 'image/*', id: 'camera-photo' });
  const dialog = made('dialog', { className: 'camera-dialog' }, made('h2', { id: 'camera-head', textContent: 'Scan with the camera' }), verdict, said, finder, choices,
    made('div', { className: 'field drop' }, made('label', { htmlFor: photo.id, textContent: 'Or a photo of the code' }), photo), made('div', { className: 'bar' }, light, close));
  dialog.setAttribute('aria-labelledby', 'camera-head');
  document.body.append(dialog);
  const say = text => { said.textContent = text; };

  // What is said of a photo is not talked over by a camera that comes, or refuses, later.
  let photographed = false;
  let stream = null, last = { code: '', at: 0 };
  const give = found => {
    const code = codeOf(found), at = performance.now();
    // Held before the camera, a code is seen ten times a second.
    if (many && code === last.code && at - last.at < 2500) { last.at = at; return; }
    last = { code, at };
    navigator.vibrate?.(60);
    if (!many) dialog.close();
    document.dispatchEvent(new CustomEvent('camera-scan', { detail: { code, field } }));
  };

  // The page behind says what each of many is: here it is seen.
  const judged = ({ detail: { tone, head, words } }) => {
    verdict.className = `judged ${tone}`;
    verdict.hidden = false;
    verdict.querySelector('b').textContent = head;
    verdict.querySelector('p').textContent = words;
  };
  document.addEventListener('judged', judged);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    document.removeEventListener('judged', judged);
    dialog.remove();
  });
  photo.addEventListener('change', async () => {
    const [file] = photo.files;
    if (!file) return;
    photographed = true;
    say('Looking for a code …');
    choices.replaceChildren();
    const found = await inPhoto(file).catch(() => null);
    photo.value = '';
    if (found === null) say('This file is not a picture that the browser can open. Take the photo as JPEG or PNG.');
    else if (found.length === 0) say('No code was found in this photo. Take it closer and straight, in good light, with some white around the code.');
    else if (new Set(found.map(codeOf)).size === 1) give(found[0]);
    else {
      say('Several codes are in this photo. Which one?');
      choices.replaceChildren(...found.map(f => {
        const choice = made('button', { type: 'button', className: 'button num', textContent: f.text.replace(/\u001d/g, ' ') });
        choice.addEventListener('click', () => give(f));
        return choice;
      }));
    }
  });
  dialog.showModal();

  if (!isSecureContext) { say('The camera works only where the shop is opened by https: see Settings → Phones. A photo can be chosen here all the same.'); photo.focus(); return; }
  if (!navigator.mediaDevices?.getUserMedia) { say('This browser gives no camera to pages. Choose a photo.'); photo.focus(); return; }
  try {
    say('The camera starts …');
    const got = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } }, audio: false });
    if (!dialog.open) { for (const track of got.getTracks()) track.stop(); return; }
    stream = got;
  } catch (failure) {
    if (!photographed) { say(why(failure)); photo.focus(); }
    return;
  }
  video.srcObject = stream;
  finder.hidden = video.hidden = false;
  await video.play().catch(() => {});
  if (!photographed) say('Hold the code into the frame.');
  const [track] = stream.getVideoTracks();
  if (track.getCapabilities?.().torch) {
    light.hidden = false;
    light.setAttribute('aria-pressed', 'false');
    light.addEventListener('click', async () => {
      const on = light.getAttribute('aria-pressed') !== 'true';
      await track.applyConstraints({ advanced: [{ torch: on }] }).then(() => light.setAttribute('aria-pressed', on)).catch(() => {});
    });
  }
  // Of several in the picture the one nearest to the middle is meant.
  const off = (found, frame) => Math.hypot((found.position.topLeft.x + found.position.bottomRight.x - frame.width) / 2, (found.position.topLeft.y + found.position.bottomRight.y - frame.height) / 2);
  const look = async () => {
    if (!stream) return;
    if (video.readyState >= 2) {
      const frame = pixels(video, video.videoWidth, video.videoHeight, 1280), found = await read(frame).catch(() => []);
      if (!stream) return;
      if (found.length > 0) give(found.toSorted((a, b) => off(a, frame) - off(b, frame))[0]);
    }
    if (stream) setTimeout(look, 80);
  };
  look();
};
