// Keys and live counts. Every page works without it.
(() => {
  const at = (id) => document.getElementById(id);
  const rows = () => [...document.querySelectorAll('.q')];
  const move = (by) => {
    const all = rows();
    const next = all.indexOf(document.activeElement) + by;
    if (all.length) all[Math.max(0, Math.min(all.length - 1, next))].focus();
  };
  const choose = (kind) => {
    const box = document.querySelector(`input[name=kind][value=${kind}]`);
    if (box) { box.checked = true; box.focus(); }
  };
  const keys = {
    j: () => move(1), k: () => move(-1),
    l: () => choose('LIST'), w: () => choose('WATCH'), o: () => choose('CLEAR'),
    u: () => at('undo')?.click(), '?': () => at('keys')?.showModal(),
    '.': () => { if (at('new') && !at('new').hidden) at('new').click(); },
  };
  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey && e.key === 'Enter') { at('decide')?.requestSubmit(); return; }
    const typing = e.target.matches('textarea, select, input:not([type=radio])');
    if (typing || e.ctrlKey || e.altKey || e.metaKey || at('keys')?.open) return;
    const act = keys[e.key.toLowerCase()];
    if (act) { e.preventDefault(); act(); }
  });
  const live = at('live');
  if (!live) return;
  const shown = Number(at('waiting').textContent);
  const stream = new EventSource('/live');
  stream.addEventListener('cases', (e) => {
    const now = Number(e.data);
    at('waiting').textContent = now;
    document.title = document.title.replace(/^(\(\d+\) )?/, now ? `(${now}) ` : '');
    const note = at('new');
    if (note) { note.hidden = now <= shown; note.textContent = `${now - shown} new, show`; }
  });
  stream.onopen = () => { live.textContent = 'live'; live.classList.remove('late'); };
  stream.onerror = () => { live.textContent = `not live since ${new Date().toLocaleTimeString()}`; live.classList.add('late'); };
})();
