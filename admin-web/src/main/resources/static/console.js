// Keys, drafts and live updates. Every page works without it.
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
    const cases = all('.next a');
    const now = cases.findIndex((a) => a.hasAttribute('aria-current'));
    cases[now + by]?.click();
  };
  const move = (by) => (at('rows') ? focusRow(by) : nextCase(by));
  const choose = (kind) => {
    const box = document.querySelector(`#decide input[name=kind][value=${kind}]`);
    if (!box) return;
    box.checked = true;
    box.focus();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const keys = {
    j: () => move(1), k: () => move(-1), g: () => at('start')?.click(), q: () => at('back')?.click(), i: () => at('about')?.click(),
    l: () => choose('LIST'), w: () => choose('WATCH'), c: () => choose('CLEAR'), o: () => choose('CLEAR'), n: () => at('note')?.focus(),
    u: () => at('undo')?.click(), '?': () => at('keys')?.showModal(), '.': () => { if (!at('new')?.hidden) at('new')?.click(); },
  };
  document.addEventListener('keydown', (e) => {
    if (at('keys')?.open) return;
    if ((e.ctrlKey || e.metaKey) && e.key === 'Enter') { e.preventDefault(); at('decide')?.requestSubmit(); return; }
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') { e.preventDefault(); at('find')?.focus(); return; }
    const typing = e.target.matches?.('textarea, select, input:not([type=radio])');
    if (typing && e.key === 'Escape') e.target.blur();
    if (typing || e.ctrlKey || e.altKey || e.metaKey) return;
    const act = keys[e.key.toLowerCase()];
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
  const fields = ['kind', 'reason', 'harm', 'note', 'days'];
  if (form) {
    const kept = JSON.parse(sessionStorage.getItem(draft) ?? 'null');
    if (kept) fields.forEach((f) => { if (kept[f] && !(f === 'note' && form.note.value)) form.elements[f].value = kept[f]; });
    form.addEventListener('input', () => {
      sessionStorage.setItem(draft, JSON.stringify(Object.fromEntries(fields.map((f) => [f, form.elements[f].value]))));
    });
    form.addEventListener('submit', (e) => {
      if (form.dataset.sent) e.preventDefault(); // one decision, however often the key is pressed
      form.dataset.sent = 'yes';
    });
  } else {
    sessionStorage.removeItem(draft);
  }
  if (at('made') || at('undone')) document.querySelector('h1')?.focus();
  document.querySelector('.next [aria-current]')?.scrollIntoView({ block: 'nearest' });
  // ---- slow pages say so
  let slow;
  const waiting = () => { slow = setTimeout(() => document.body.classList.add('busy'), 300); };
  document.addEventListener('submit', (e) => { if (!e.defaultPrevented) waiting(); });
  document.addEventListener('click', (e) => { if (e.target.closest?.('a[href^="/"]') && !e.ctrlKey && !e.metaKey) waiting(); });
  addEventListener('pageshow', () => { clearTimeout(slow); document.body.classList.remove('busy'); if (form) delete form.dataset.sent; });

  // ---- live: what changed is asked for again; nothing moves under the pointer
  const live = at('live');
  if (!live) return;
  const count = (n) => { document.title = document.title.replace(/^(\(\d+\) )?/, n > 0 ? `(${n}) ` : ''); };
  count(Number(at('waiting').textContent));
  let newest; // the page as the server has it
  const rowsOf = (page) => new Map(all('#rows > li', page).map((li) => [li.dataset.case, li]));
  const showRows = () => {
    const to = at('rows');
    const from = newest?.getElementById('rows');
    const on = document.activeElement?.closest?.('#rows > li')?.dataset.case;
    if (!to || !from) { location.reload(); return; }
    to.replaceChildren(...all(':scope > li', from).map((li) => document.importNode(li, true)));
    at('new').hidden = true;
    (to.querySelector(`li[data-case="${on}"] > a`) ?? to.querySelector('a'))?.focus();
  };
  at('new')?.addEventListener('click', showRows);
  const swapRows = (page) => {
    if (!at('new')) return;
    const shown = rowsOf(document);
    const now = rowsOf(page);
    shown.forEach((li, id) => {
      const next = now.get(id)?.firstElementChild;
      li.firstElementChild.classList.toggle('done', !next);
      if (next && next.innerHTML !== li.firstElementChild.innerHTML) li.firstElementChild.replaceChildren(...document.importNode(next, true).childNodes);
    });
    const fresh = [...now.keys()].filter((id) => !shown.has(id)).length;
    at('new').hidden = fresh === 0;
    at('new').textContent = `${fresh} new ${fresh === 1 ? 'case' : 'cases'}, show  .`;
  };
  const swap = (page) => {
    all('[data-live]').forEach((old) => {
      const next = page.getElementById(old.id);
      if (next && next.innerHTML !== old.innerHTML && !old.contains(document.activeElement)) old.replaceChildren(...document.importNode(next, true).childNodes);
    });
    swapRows(page);
    if (form && at('closed')) form.querySelector('.send').disabled = true;
    if (form && !at('closed') && page.getElementById('decide')) form.querySelector('.send').disabled = false;
  };
  let asking = false;
  let again = false;
  const refresh = async () => {
    if (asking) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
      if (answer.redirected && new URL(answer.url).pathname === '/sign-in') { late('signed out'); stream.close(); return; }
      if (answer.ok) {
        newest = new DOMParser().parseFromString(await answer.text(), 'text/html');
        swap(newest);
        count(Number(at('waiting').textContent));
      }
    } catch { late(); } finally {
      asking = false;
      if (again) { again = false; setTimeout(refresh, 500); }
    }
  };
  const late = (why) => {
    if (live.classList.contains('late') && live.dataset.since) return;
    live.dataset.since = 'yes';
    live.classList.remove('wait');
    live.classList.add('late');
    live.textContent = why ?? `not live since ${new Date().toTimeString().slice(0, 5)}`;
  };
  const stream = new EventSource('/live');
  let known = false;
  stream.onopen = () => {
    live.textContent = 'live'; live.classList.remove('late', 'wait'); delete live.dataset.since;
    if (known) refresh(); // what happened while the line was down
    known = true;
  };
  stream.addEventListener('changed', refresh);
  stream.onerror = () => late();
})();
