// What pages do better with a script. Everything works without it.
for (const element of document.querySelectorAll('[data-script]')) element.hidden = false;

// As shelters know it: gone at once, and not found again by the back button.
const leave = document.querySelector('[data-leave]');
const away = () => {
  document.documentElement.hidden = true;
  location.replace(leave.href);
};
if (leave) {
  leave.addEventListener('click', (event) => {
    event.preventDefault();
    away();
  });
  let pressed = [];
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    pressed = [...pressed.filter((at) => event.timeStamp - at < 1500), event.timeStamp];
    if (pressed.length >= 3) away();
  });
}

// Whoever follows a link to a question comes to fill it in.
const openAround = (element) => {
  for (let fold = element?.closest('details'); fold; fold = fold.parentElement.closest('details'))
    fold.open = true;
};
const openTarget = () => {
  openAround(document.querySelector(':target'));
  for (const more of document.querySelectorAll(':target details')) more.open = true;
};
addEventListener('hashchange', openTarget);
openTarget();

// Faults: where to begin is read out at once.
document.querySelector('[data-faults]')?.focus();

// A list of names and values is copied as lines, so that each can be told from the next where it is pasted.
const written = (source) => {
  const text = (element) => element.textContent.trim();
  const names = [...source.querySelectorAll(':scope > dt')];
  if (names.length === 0) return text(source);
  return names.map((name) => `${text(name)}: ${text(name.nextElementSibling)}`).join('\n');
};

for (const button of document.querySelectorAll('[data-copy]'))
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(written(source));
      button.textContent = button.dataset.done;
    } catch {
      getSelection().selectAllChildren(source);
    }
  });

// What prints is what stands in the field; its headings stay headings.
for (const field of document.querySelectorAll('[data-mirror]')) {
  const shown = document.getElementById(field.dataset.mirror);
  if (!shown) continue;
  const said = (name) => [...shown.querySelectorAll(name)].map(({ textContent }) => textContent.trim());
  const [headings, gaps] = [said('strong'), said('mark')];
  const as = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const asShown = (line) => {
    if (headings.includes(line.trim())) return [as('strong', line)];
    const gap = gaps.find((words) => line.includes(words));
    if (!gap) return [line];
    const [before, ...after] = line.split(gap);
    return [before, as('mark', gap), after.join(gap)];
  };
  const mirror = () => shown.replaceChildren(...field.value.split(/(?<=\n)/).flatMap(asShown));
  field.addEventListener('input', mirror);
  // Back in the history the browser fills in what was typed before.
  addEventListener('pageshow', () => field.value !== shown.textContent && mirror());
}

for (const button of document.querySelectorAll('[data-print]'))
  button.addEventListener('click', () => print());

// Sent once: a second press while the first is on its way does nothing.
for (const form of document.querySelectorAll('form[data-once]'))
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-once]')) delete form.dataset.sent;
});

const policy = window.trustedTypes?.createPolicy('lekwacht', { createHTML: (html) => html });

// The list of the desk fetches itself anew, which keeps nobody logged in, and rests while nobody looks.
const fresh = document.querySelector('[data-fresh]');
if (fresh) {
  const [on, said, late, over] = ['on', 'said', 'late', 'over'].map((name) =>
    document.querySelector(`[data-fresh-${name}]`),
  );
  const marks = () =>
    new Map([...fresh.querySelectorAll('[data-mark]')].map(({ id, dataset }) => [id, dataset.mark]));
  // What changed is read out, the hours that pass are not. Emptied first, or the same words again would be silent.
  const say = (count) => {
    said.textContent = '';
    if (count > 0)
      setTimeout(() => {
        said.textContent = (count === 1 ? said.dataset.one : said.dataset.many).replace('{n}', count);
      }, 100);
  };
  const show = (html) => {
    const before = marks();
    const focused = fresh.contains(document.activeElement) ? document.activeElement.id : undefined;
    fresh.innerHTML = policy ? policy.createHTML(html) : html;
    if (focused !== undefined) (document.getElementById(focused) ?? fresh).focus({ preventScroll: true });
    const after = marks();
    say(
      [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id))
        .length,
    );
  };
  const isReading = () => {
    const selection = getSelection();
    return selection?.isCollapsed === false && fresh.contains(selection.anchorNode);
  };
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 30_000);
  };
  const refresh = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    const answer = isReading() ? undefined : await ask();
    // Sent on to log in: whoever stands here now need not be who it was.
    const isOver = answer?.type === 'opaqueredirect';
    if (answer) {
      on.hidden = isOver;
      over.hidden = !isOver;
      late.hidden = answer.ok || isOver;
    }
    if (isOver) return fresh.replaceChildren();
    if (answer?.ok) show(await answer.text());
    again();
  };
  const ask = () =>
    fetch(fresh.dataset.fresh, { redirect: 'manual' }).catch(() => ({ ok: false, type: 'error' }));
  document.addEventListener('visibilitychange', () => (document.hidden ? clearTimeout(timer) : refresh()));
  on.hidden = false;
  again();
}

// The advice follows what is filled in; nothing is recorded. Without a script there is a button for it.
const advised = document.querySelector('[data-advice]');
if (advised) {
  const form = advised.closest('form');
  const place = advised.querySelector('[data-advice-here]');
  const said = advised.querySelector('[data-advice-said]');
  // What came to matter is shown, and what is lacking stands open; nothing is taken away under somebody's hands.
  const follow = ({ matter, lacking, said: text }) => {
    if (said.textContent !== text) said.textContent = text;
    for (const field of advised.querySelectorAll('[data-fact]')) {
      const has = (list) => list.split(' ').includes(field.dataset.fact);
      if (!field.contains(document.activeElement)) field.hidden = !has(matter);
      if (has(lacking)) openAround(field);
    }
    // A fold is there for what can be seen in it.
    for (const fold of advised.querySelectorAll('details'))
      if (fold.querySelector('[data-fact]')) fold.hidden = !fold.querySelector('[data-fact]:not([hidden])');
  };
  let waiting;
  let latest = 0;
  const compute = async () => {
    const mine = ++latest;
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(advised.dataset.advice, { method: 'POST', body }).catch(() => undefined);
    const html = answer?.ok && !answer.redirected ? await answer.text() : undefined;
    if (html === undefined || mine !== latest) return;
    place.innerHTML = policy ? policy.createHTML(html) : html;
    follow(place.firstElementChild.dataset);
  };
  form.addEventListener('input', ({ target }) => {
    if (!target.closest('[data-fact]')) return;
    // What is on its way knows nothing of this.
    latest++;
    clearTimeout(waiting);
    waiting = setTimeout(compute, 400);
  });
}

// The moment itself, on the Dutch clock as the server reads it.
const dutch = (options) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', ...options }).format();
for (const button of document.querySelectorAll('[data-now]'))
  button.addEventListener('click', () => {
    const fields = button.closest('fieldset');
    fields.querySelector('input[type=date]').value = dutch({ dateStyle: 'short' });
    fields.querySelector('input[type=time]').value = dutch({ timeStyle: 'short' });
  });

// A file comes into the field that can be typed in, to be seen before it is sent. Excel saves UTF-8 or Windows-1252.
for (const input of document.querySelectorAll('[data-fills]'))
  input.addEventListener('change', async () => {
    const bytes = await input.files[0]?.arrayBuffer();
    if (!bytes) return;
    const field = document.getElementById(input.dataset.fills);
    try {
      field.value = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      field.value = new TextDecoder('windows-1252').decode(bytes);
    }
    field.focus();
  });
