// Keys and drafts. Every page works without it.
(() => {
  const at = (id) => document.getElementById(id);
  const all = (what, of = document) => [...of.querySelectorAll(what)];
  const here = location.pathname;

  // ---- keys: a decision key only chooses, Ctrl Enter sends
  const places = () => all('.q:not(.done)');
  const focusRow = (by) => {
    const rows = places();
    const now = rows.indexOf(document.activeElement);
    rows[Math.max(0, Math.min(rows.length - 1, now < 0 ? 0 : now + by))]?.focus();
  };
  const nextCase = (by) => {
    const cases = all('.next a').filter((a) => a.hasAttribute('aria-current') || !a.classList.contains('done'));
    const now = cases.findIndex((a) => a.hasAttribute('aria-current'));
    cases[now < 0 && by < 0 ? -1 : now + by]?.click();
  };
  const move = (by) => (at('rows') ? focusRow(by) : nextCase(by));
  const choose = (kind) => {
    const box = document.querySelector(`#decide input[name=kind][value=${kind}]`);
    if (!box) return;
    box.checked = true;
    box.focus();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const chooseReason = (n) => {
    const box = all('#decide .reasons:not(:disabled) input')[n - 1];
    if (!box || !document.querySelector('#decide [name=kind]:checked')) return;
    box.checked = true;
    box.focus();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const keys = {
    j: () => move(1), k: () => move(-1), g: () => at('start')?.click(), q: () => at('back')?.click(), i: () => at('about')?.click(),
    l: () => choose('LIST'), w: () => choose('WATCH'), o: () => choose('CLEAR'), n: () => at('note')?.focus(),
    m: () => at('words')?.focus(),
    u: () => at('undo')?.click(),
    '?': () => at('keys')?.showModal(),
    '.': () => { for (const bar of [at('new'), at('moved')]) if (bar && !bar.hidden) bar.click(); },
    '[': () => at('wider')?.click(), ']': () => at('wider')?.click(),
  };
  document.addEventListener('keydown', (e) => {
    if (at('keys')?.open) return;
    if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') { e.preventDefault(); at('decide')?.requestSubmit(); return; }
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') { e.preventDefault(); at('find')?.focus(); return; }
    const typing = e.target.matches?.('textarea, select, input:not([type=radio])');
    if (typing && e.key === 'Escape') e.target.blur();
    if (typing || e.ctrlKey || e.altKey || e.metaKey) return;
    const act = /^[1-9]$/.test(e.key) ? () => chooseReason(Number(e.key)) : keys[e.key.toLowerCase()];
    if (act) { e.preventDefault(); act(); }
  });

  // ---- the number of a rule and the message that it points at light up together
  const light = (e, on) => {
    const mark = e.target.closest?.('[data-mark]')?.dataset.mark;
    if (mark) all(`[data-mark="${CSS.escape(mark)}"]`).forEach((x) => x.classList.toggle('lit', on));
  };
  document.addEventListener('pointerover', (e) => light(e, true));
  document.addEventListener('pointerout', (e) => light(e, false));

  // ---- what is typed survives reload, conflict and an ended session
  const form = at('decide');
  const draft = `draft ${here}`;
  const fields = ['kind', 'reason', 'words', 'harm', 'note', 'days', 'clearDays', 'redact'];
  const ours = ['words', 'note']; // what the server has sent back is shown
  const read = () => { try { return JSON.parse(sessionStorage.getItem(draft)); } catch { return null; } };
  if (at('made')?.dataset.case) sessionStorage.removeItem(`draft /cases/${at('made').dataset.case}`); // it is sent
  const kept = read();
  // a kind has its own reasons; those of another are not sent, and one is needed where no words say why
  const fitReasons = () => all('.reasons', form).forEach((set) => {
    set.disabled = set.dataset.kind !== form.elements.kind.value;
    all('input', set).forEach((box) => {
      if (set.disabled) box.checked = false;
      box.required = !set.disabled && !form.elements.words.value.trim();
    });
  });
  if (form) {
    const asked = fields.filter((f) => form.elements[f]);
    if (kept) asked.forEach((f) => { if (kept[f] && !(ours.includes(f) && form[f].value)) form.elements[f].value = kept[f]; });
    fitReasons();
    form.addEventListener('input', () => {
      fitReasons();
      sessionStorage.setItem(draft, JSON.stringify(Object.fromEntries(asked.map((f) => [f, form.elements[f].value]))));
    });
    form.addEventListener('submit', (e) => {
      if (form.dataset.sent) e.preventDefault(); // one decision, however often the key is pressed
      form.dataset.sent = 'yes';
    });
  } else if (at('kept') && (kept?.note || kept?.words)) { // somebody was first: what was typed can still be copied
    ours.forEach((f) => { if (kept[f]) at(`kept-${f}`).value = kept[f]; });
    at('kept').hidden = false;
  }
  at('moved')?.addEventListener('click', () => location.reload());
  if (at('made') || at('undone')) document.querySelector('h1')?.focus();
  document.querySelector('.next [aria-current]')?.scrollIntoView({ block: 'nearest' });
  // ---- slow pages say so
  let slow;
  const waiting = () => { slow = setTimeout(() => document.body.classList.add('busy'), 300); };
  document.addEventListener('submit', (e) => { if (!e.defaultPrevented) waiting(); });
  document.addEventListener('click', (e) => { if (e.target.closest?.('a[href^="/"]') && !e.ctrlKey && !e.metaKey) waiting(); });
  addEventListener('pageshow', () => { clearTimeout(slow); document.body.classList.remove('busy'); if (form) delete form.dataset.sent; });
})();
