// What others do, shown in place: nothing moves under the pointer, and what is typed stays.
(() => {
  const at = (id) => document.getElementById(id);
  const all = (what, of = document) => [...of.querySelectorAll(what)];
  const live = at('live');
  if (!live) return;
  const form = at('decide');
  const count = (n) => { document.title = document.title.replace(/^(\(\d+\) )?/, n > 0 ? `(${n}) ` : ''); };
  count(Number(at('waiting').textContent));

  // ---- swaps: what is marked is put in anew; the focus stays on the same control
  const focusable = 'a, button, input, select, textarea';
  const swapIn = (old, next) => {
    const had = all(focusable, old).indexOf(document.activeElement);
    old.replaceChildren(...document.importNode(next, true).childNodes);
    if (had >= 0) (all(focusable, old)[had] ?? all(focusable, old).at(-1) ?? document.querySelector('h1'))?.focus();
  };
  const swapMarked = (page) => all('[data-live]').forEach((old) => {
    const next = page.getElementById(old.id);
    if (next && next.innerHTML !== old.innerHTML) swapIn(old, next);
  });

  // ---- lists of cases: rows change in place, those that were decided are struck, new ones wait
  const rowsOf = (list) => new Map(all(':scope > li', list).map((li) => [li.dataset.case, li]));
  const strike = (list, now) => {
    const whole = now.size < Number(list.dataset.most);
    let below = false; // a row without any left below it may only have been pushed off the end
    [...rowsOf(list)].reverse().forEach(([id, li]) => {
      below ||= now.has(id);
      li.firstElementChild.classList.toggle('done', !now.has(id) && (whole || below));
    });
  };
  let newest; // the page as the server has it
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
    const list = page.getElementById('rows');
    const now = list ? rowsOf(list) : new Map();
    const shown = at('rows') ? rowsOf(at('rows')) : new Map();
    if (at('rows')) strike(at('rows'), now);
    shown.forEach((li, id) => {
      const next = now.get(id)?.firstElementChild;
      if (next && next.innerHTML !== li.firstElementChild.innerHTML) {
        li.firstElementChild.replaceChildren(...document.importNode(next, true).childNodes);
      }
    });
    const fresh = [...now.keys()].filter((id) => !shown.has(id)).length;
    at('new').hidden = fresh === 0;
    at('new').textContent = `${fresh} new ${fresh === 1 ? 'case' : 'cases'}, show  .`;
  };
  const swapCase = (page) => {
    const next = page.getElementById('next');
    if (at('next') && next) strike(at('next'), rowsOf(next));
    if (!form) return;
    const then = page.getElementById('decide');
    form.querySelector('.send').disabled = !then;
    if (at('moved')) at('moved').hidden = !then || then.elements.seen.value === form.elements.seen.value;
  };

  // ---- asking for the page again
  const say = (text, late) => {
    live.classList.remove('wait');
    live.classList.toggle('late', late);
    if (!late) delete live.dataset.late;
    if (live.dataset.late) return; // since when stays as it was
    if (late) live.dataset.late = 'yes';
    live.textContent = text;
  };
  const late = () => say(`not live since ${new Date().toTimeString().slice(0, 5)}`, true);
  let out = false;
  const signedOut = () => {
    out = true;
    delete live.dataset.late;
    say('signed out', true);
    const to = Object.assign(document.createElement('a'), { href: '/sign-in', textContent: 'Sign in' });
    const line = Object.assign(document.createElement('p'), { className: 'trouble', id: 'out' });
    line.append('You are signed out. What you typed is kept in this tab. ', to);
    at('troubles')?.replaceChildren(line);
  };
  const swap = (page) => {
    newest = page;
    live.dataset.newest = page.getElementById('live').dataset.newest;
    swapMarked(page);
    swapRows(page);
    swapCase(page);
    count(Number(at('waiting').textContent));
  };
  let asking = false;
  let again = false;
  const refresh = async () => {
    if (asking) { again = true; return; }
    asking = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: 'text/html', 'X-Forseti-Refresh': '1' } });
      if (answer.redirected && new URL(answer.url).pathname === '/sign-in') { signedOut(); return; }
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const troubles = page.getElementById('troubles');
      if (answer.ok) swap(page);
      else if (troubles && at('troubles')) swapIn(at('troubles'), troubles); // it says what does not work
    } catch { late(); } finally {
      asking = false;
      if (again) { again = false; setTimeout(refresh, 500); }
    }
  };

  // ---- the stream: the server speaks every 15 seconds; silence means that the line is dead
  const SILENCE = 40_000;
  const RETRY = 3_000;
  let stream;
  let silence;
  const listen = () => {
    stream = new EventSource('/live');
    const alive = () => { clearTimeout(silence); silence = setTimeout(lost, SILENCE); };
    stream.onopen = () => { alive(); say('live', false); };
    stream.addEventListener('begin', (begin) => { if (begin.data !== live.dataset.newest) refresh(); }); // this page is older
    stream.addEventListener('here', alive);
    stream.addEventListener('changed', () => { alive(); refresh(); });
    stream.onerror = lost;
  };
  const lost = async () => {
    stream.close();
    clearTimeout(silence);
    late();
    await refresh(); // a session that has ended says so
    if (!out) setTimeout(listen, RETRY);
  };
  listen();
})();
