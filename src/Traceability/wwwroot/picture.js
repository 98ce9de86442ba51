// One path of the picture, lit while the pointer or the keyboard is on a card. Without it the picture is only not lit.
(() => {
  const drawing = document.querySelector('svg.trace[data-steps]');
  if (!drawing) return;

  const [from, to, via] = [new Map(), new Map(), new Map()];
  const put = (map, key, step) => map.has(key) ? map.get(key).push(step) : map.set(key, [step]);
  for (const word of drawing.dataset.steps.split(' ').filter(Boolean)) {
    const [a, by, b] = word.split('.').map(Number);
    const step = { a, by, b };
    put(from, a, step);
    put(to, b, step);
    if (by >= 0) put(via, by, step);
  }
  const nodes = new Map([...drawing.querySelectorAll('.node')].map(node => [Number(node.dataset.n), node]));
  const lines = new Map([...drawing.querySelectorAll('.edge')].map(line => [`${line.dataset.a}.${line.dataset.b}`, line]));

  // A record joins only what belongs together: from a lot to the units it is in, and not to those made beside them.
  const path = start => {
    const lit = { nodes: new Set(start), lines: new Set() };
    const pass = ({ a, by, b }) => {
      for (const n of [a, by, b]) if (nodes.has(n)) lit.nodes.add(n);
      for (const line of by < 0 ? [`${a}.${b}`] : [`${a}.${by}`, `${by}.${b}`]) if (lines.has(line)) lit.lines.add(line);
    };
    const walk = (begin, steps, end) => {
      const [seen, waiting] = [new Set(begin), [...begin]];
      while (waiting.length) for (const step of steps.get(waiting.pop()) ?? []) {
        pass(step);
        if (!seen.has(step[end])) { seen.add(step[end]); waiting.push(step[end]); }
      }
    };
    const through = start.flatMap(n => via.get(n) ?? []);
    through.forEach(pass);
    walk([...start, ...through.map(step => step.b)], from, 'b');
    walk([...start, ...through.map(step => step.a)], to, 'a');
    return lit;
  };

  let shown;
  const show = node => {
    // Drawn in all it has no paths: a path goes from lot to lot.
    if (node === shown || !from.size) return;
    shown = node;
    for (const lit of drawing.querySelectorAll('.on')) lit.classList.remove('on');
    drawing.classList.toggle('path', !!node);
    if (!node) return;
    const of = node.classList.contains('open') ? [...nodes.values()].filter(n => n.dataset.f === node.dataset.n) : [node];
    const lit = path(of.map(n => Number(n.dataset.n)));
    // A card within an unfolded frame brings its frame along.
    for (const n of [...lit.nodes]) lit.nodes.add(Number(nodes.get(n).dataset.f));
    for (const n of lit.nodes) nodes.get(n)?.classList.add('on');
    for (const line of lit.lines) lines.get(line).classList.add('on');
  };
  const at = event => event.target instanceof Element ? event.target.closest('.node') : null;
  const focused = () => drawing.contains(document.activeElement) ? document.activeElement.closest('.node') : null;
  drawing.addEventListener('pointerover', event => show(at(event) ?? focused()));
  drawing.addEventListener('pointerleave', () => show(focused()));
  drawing.addEventListener('focusin', event => show(at(event)));
  drawing.addEventListener('focusout', () => show(null));

  // What was asked about is the first thing to be seen, also in a high picture on a small screen.
  const [pan, asked] = [drawing.closest('.pan'), drawing.querySelector('.node.root')];
  if (pan && asked) {
    const [frame, card] = [pan.getBoundingClientRect(), asked.getBoundingClientRect()];
    pan.scrollTop = card.top + card.height / 2 - frame.top - pan.clientHeight / 2;
    if (card.right > frame.right) pan.scrollLeft = card.left - frame.left - 48;
  }

  const print = document.querySelector('[data-print]');
  print?.addEventListener('click', event => { event.preventDefault(); window.print(); });
})();
