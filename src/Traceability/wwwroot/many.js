// Many scans in a row: each gets its verdict at once, with a sound; the list is kept in the form, and in this tab.
(() => {
  const form = document.getElementById('many');
  if (!form) return;
  const field = form.elements.Code, verdict = document.getElementById('verdict'), list = document.getElementById('scanned'), row = document.getElementById('scanned-row');
  const place = `many ${document.body.dataset.who ?? ''}`;
  const tones = { usable: 'ok', 'not-usable': 'stop', unknown: 'wait' }, icons = { ok: 'check', stop: 'hand', wait: 'dot' };
  let scans = [];

  const mute = document.getElementById('mute');
  const isMute = () => localStorage.getItem('scan-mute') === 'yes';
  const showMute = () => { mute.setAttribute('aria-pressed', isMute()); mute.querySelector('span').textContent = isMute() ? 'Sound is off' : 'Sound is on'; };
  const sounds = { ok: [[1320, 0, .12]], stop: [[196, 0, .22, 'square'], [165, .24, .4, 'square']], wait: [[440, 0, .14], [392, .18, .2]], again: [[880, 0, .07], [880, .11, .07]] };
  mute.hidden = false;
  mute.addEventListener('click', () => { localStorage.setItem('scan-mute', isMute() ? 'no' : 'yes'); showMute(); });
  showMute();

  const say = (tone, head, words, sound) => {
    verdict.className = `judged ${tone}`;
    verdict.hidden = false;
    verdict.querySelector('b').textContent = head;
    verdict.querySelector('p').textContent = words;
    verdict.querySelector('use').setAttribute('href', verdict.querySelector('use').getAttribute('href').replace(/#.*/, `#${icons[tone]}`));
    document.dispatchEvent(new CustomEvent('judged', { detail: { tone, head, words } }));
    globalThis.hear?.(sounds[sound ?? tone]);
  };

  const show = scan => {
    const line = row.content.firstElementChild.cloneNode(true), link = line.querySelector('a');
    line.dataset.same = scan.same;
    link.textContent = scan.number;
    link.href = scan.address;
    line.querySelector('input').value = scan.code;
    line.querySelector('.tone').textContent = scan.state || scan.kind;
    line.querySelector('.tone').classList.add(scan.tone);
    line.querySelector('.says').textContent = scan.says;
    times(line, scan);
    list.prepend(line);
  };
  const times = (line, scan) => { line.querySelector('.times').textContent = scan.times > 1 ? `× ${scan.times}` : ''; };
  const count = () => {
    const usable = scans.filter(s => s.verdict === 'usable').length, lots = scans.filter(s => s.lot).length;
    document.getElementById('scanned-count').textContent = scans.length === 0 ? '' : `${scans.length} scanned, ${usable} can be used${scans.length > usable ? `, ${scans.length - usable} cannot` : ''}`;
    document.getElementById('scanned-card').hidden = scans.length === 0;
    document.getElementById('take-on').hidden = lots === 0;
    try { sessionStorage.setItem(place, JSON.stringify(scans)); } catch { /* too many to keep: they are in the form */ }
  };

  const look = async code => {
    let scan;
    try {
      const answer = await fetch(`/scan?${new URLSearchParams({ handler: 'what', code })}`, { headers: { Accept: 'application/json' } });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      scan = await answer.json();
    } catch {
      say('stop', code, 'The shop did not answer. Scan it again; if it stays so, look whether you are still signed in.');
      return;
    }
    const before = scans.find(s => s.same === scan.same);
    if (before) {
      before.times++;
      const line = list.querySelector(`[data-same="${CSS.escape(scan.same)}"]`);
      times(line, before);
      list.prepend(line);
      say('wait', scan.number, `Scanned already; it counts once. ${scan.says}`, 'again');
    } else {
      scan.times = 1;
      scans.push(scan);
      show(scan);
      say(tones[scan.verdict], scan.number, scan.says);
    }
    count();
  };
  // One after the other, in the order in which they were scanned.
  let queue = Promise.resolve();
  form.addEventListener('submit', event => {
    if (event.submitter && event.submitter.hasAttribute('formaction')) { if (event.submitter.dataset.ends === 'yes') sessionStorage.removeItem(place); return; }
    event.preventDefault();
    const code = field.value.trim();
    field.value = '';
    field.focus();
    if (code !== '') queue = queue.then(() => look(code));
  });
  list.addEventListener('click', event => {
    const line = event.target.closest('button')?.closest('tr');
    if (!line) return;
    scans = scans.filter(s => s.same !== line.dataset.same);
    line.remove();
    count();
    field.focus();
  });

  // What the server shows was posted; else what this tab still knows.
  const posted = [...list.querySelectorAll('tr')].map(line => ({ ...line.dataset, number: line.querySelector('a').textContent, address: line.querySelector('a').getAttribute('href'), code: line.querySelector('input').value, says: line.querySelector('.says').textContent, times: 1, lot: line.dataset.lot ? Number(line.dataset.lot) : null }));
  if (posted.length > 0) scans = posted.reverse();
  else { try { scans = JSON.parse(sessionStorage.getItem(place) ?? '[]'); } catch { scans = []; } scans.forEach(show); }
  count();
})();
