// What a page of the desk does beyond its links: sentences that say what is behind them, pages
// that follow the files, search while typing, findings beside their lines.
"use strict";

(() => {
  const html = document.documentElement;
  const root = document.body.dataset.root;
  const one = (what, within = document) => within.querySelector(what);
  const all = (what, within = document) => [...within.querySelectorAll(what)];

  // Sentences

  const panel = one("#behind");
  let asked = null;

  const lines = () => all("main.pack .line");
  const ofLine = (number) => all(`main .line[data-line="${number}"]`);

  // One sentence can be reached with Tab, the others from there with the arrows.
  const prepare = () => {
    const asks = one("main.asks");
    if (!asks) return;
    const found = lines();
    const current = found.find((line) => line.tabIndex === 0) || found[0];
    for (const line of found) line.tabIndex = line === current ? 0 : -1;
  };

  const focusOn = (line) => {
    for (const other of all("main.pack .line[tabindex='0']")) other.tabIndex = -1;
    line.tabIndex = 0;
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
  };

  const show = (number) => {
    for (const line of all(".line.shown")) line.classList.remove("shown");
    for (const line of ofLine(number)) line.classList.add("shown");
    const first = ofLine(number)[0];
    if (first) first.scrollIntoView({ block: "center" });
  };

  const told = {};
  window.sceneSetter = { tell: (lines) => Object.assign(told, lines) };

  const behind = async (number) => {
    const address = one("main.asks").dataset.behind;
    if (address.endsWith(".js")) return told[number] || told.nothing || "";
    const answer = await fetch(`${address}?line=${number}`);
    return answer.text();
  };

  // What is found on a sentence, which may stand out of sight beside or below the page.
  const doubts = (number) => {
    const found = all(`.findings li[data-line="${number}"]`);
    if (!found.length) return [];
    const head = document.createElement("h2");
    head.textContent = found.length === 1 ? "A finding" : "Findings";
    const list = document.createElement("ol");
    list.className = "found";
    for (const item of found) {
      const own = item.cloneNode(true);
      own.removeAttribute("style");
      for (const part of own.querySelectorAll("details")) part.open = true;
      list.append(own);
    }
    return [head, list];
  };

  const ask = async (line) => {
    const number = line.dataset.line;
    for (const other of all(".line.asked")) other.classList.remove("asked");
    for (const same of ofLine(number)) same.classList.add("asked");
    asked = number;
    const text = await behind(number);
    if (asked !== number) return;
    panel.innerHTML = text;
    panel.append(...doubts(number));
    panel.hidden = false;
    panel.scrollTop = 0;
  };

  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    panel.textContent = "";
    const line = all(".line.asked")[0];
    for (const other of all(".line.asked")) other.classList.remove("asked");
    asked = null;
    if (line) focusOn(line);
  };

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (target.closest("#behind .close")) return close();
    const to = target.closest("a.to");
    if (to) {
      show(to.hash.slice("#line-".length));
      return;
    }
    if (target.closest("a.print")) {
      event.preventDefault();
      return print(target.closest("a.print").href);
    }
    const line = target.closest("main.asks .line");
    if (!line || target.closest("a") || !getSelection().isCollapsed) return;
    focusOn(line);
    ask(line);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (event.key === "Escape") return close();
    if (target.matches("input, textarea, select")) return;
    if (event.key === "/") {
      event.preventDefault();
      one(".desk [type='search']").focus();
      return;
    }
    const line = target.closest("main.asks .line");
    if (!line) return;
    if (event.key === "Enter" && !target.closest("a")) {
      event.preventDefault();
      ask(line).then(() => panel.focus());
      return;
    }
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (!step) return;
    const found = lines();
    const next = found[found.indexOf(line) + step];
    if (next) {
      event.preventDefault();
      focusOn(next);
    }
  });

  // The page as a printer gets it is a file of its own, with the mark on every sheet.
  const print = (address) => {
    const frame = document.createElement("iframe");
    frame.className = "hidden";
    frame.title = "Print";
    frame.src = address;
    frame.onload = () => {
      frame.contentWindow.onafterprint = () => frame.remove();
      frame.contentWindow.print();
    };
    document.body.append(frame);
  };

  // Findings stand beside their lines where there is room.

  const place = () => {
    const list = one(".findings > .found");
    for (const line of all(".line.doubted")) line.classList.remove("doubted");
    if (!list) return;
    const isBeside = matchMedia("(min-width: 74rem)").matches;
    const aside = list.parentElement;
    const main = one("main.pack");
    aside.style.top = isBeside ? `${main.offsetTop}px` : "";
    const top = main.getBoundingClientRect().top;
    let free = 0;
    for (const item of list.children) {
      const line = item.dataset.line && ofLine(item.dataset.line)[0];
      for (const same of line ? ofLine(item.dataset.line) : []) same.classList.add("doubted");
      if (!isBeside) {
        item.style.top = "";
        continue;
      }
      const wanted = line ? line.getBoundingClientRect().top - top : free;
      const at = Math.max(wanted, free);
      item.style.top = `${at}px`;
      free = at + item.offsetHeight + 10;
    }
    list.style.height = isBeside ? `${free}px` : "";
  };

  // Pages that follow the files: what is alike stays, with scroll, focus and selection.

  const adopt = (old, now) => {
    if (old.isEqualNode(now)) return;
    const isOther = old.nodeType !== now.nodeType || old.nodeName !== now.nodeName;
    if (isOther || old.nodeType !== Node.ELEMENT_NODE) {
      old.replaceWith(now);
      return;
    }
    for (const { name } of [...old.attributes]) {
      if (!now.hasAttribute(name)) old.removeAttribute(name);
    }
    for (const { name, value } of now.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    const before = [...old.childNodes];
    const after = [...now.childNodes];
    while (before.length && after.length && before[0].isEqualNode(after[0])) {
      before.shift();
      after.shift();
    }
    let tail = null;
    while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) {
      tail = before.pop();
      after.pop();
    }
    const both = Math.min(before.length, after.length);
    for (let n = 0; n < both; n += 1) adopt(before[n], after[n]);
    for (const gone of before.slice(both)) gone.remove();
    for (const come of after.slice(both)) old.insertBefore(come, tail);
  };

  // What the page itself added is taken away before it is compared.
  const bare = () => {
    for (const line of lines()) {
      line.classList.remove("asked", "shown", "doubted");
      line.removeAttribute("tabindex");
    }
    for (const item of all(".findings, .findings > .found, .findings > .found > li")) {
      item.removeAttribute("style");
    }
  };

  const parts = ["#fault", ".mark", ".tools", ".notes", "nav", "main", ".findings", "footer"];

  const part = (name, page) => [...page.body.children].find((node) => node.matches(name));

  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement;
    const line = focused && focused.closest("main.pack .line");
    const number = line && line.dataset.line;
    const last = asked;
    bare();
    document.title = now.title;
    html.dataset.state = now.documentElement.dataset.state || "";
    let after = panel;
    for (const name of parts.toReversed()) {
      const was = part(name, document);
      const is = part(name, now);
      if (was && is) adopt(was, is);
      else if (was) was.remove();
      else if (is) after.before(is);
      after = part(name, document) || after;
    }
    prepare();
    place();
    if (number && !document.contains(focused) && ofLine(number)[0]) focusOn(ofLine(number)[0]);
    if (last && ofLine(last)[0]) ask(ofLine(last)[0]);
  };

  let isBusy = false;
  let isMissed = false;
  const follow = async () => {
    if (isBusy) {
      isMissed = true;
      return;
    }
    isBusy = true;
    try {
      await refresh();
    } catch {
      // The server has gone; the page stays as it is.
    }
    isBusy = false;
    if (isMissed) {
      isMissed = false;
      follow();
    }
  };

  if (html.dataset.live) {
    const events = new EventSource(html.dataset.live);
    events.addEventListener("state", (event) => {
      if (event.data !== html.dataset.state) follow();
    });
    addEventListener("pagehide", () => events.close());
  }

  // Search while typing

  const box = one("form.search [type='search']");
  if (box && html.dataset.live) {
    let wait = 0;
    box.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(async () => {
        const address = `${box.form.getAttribute("action")}?q=${encodeURIComponent(box.value)}`;
        const answer = await fetch(address);
        const now = new DOMParser().parseFromString(await answer.text(), "text/html");
        one("#hits").replaceWith(one("#hits", now));
        history.replaceState(null, "", address);
      }, 80);
    });
  }

  // Search in a folder that nobody serves

  // What stands between the groups of a number: `1,240` is found as `1240`.
  const GROUPS = /(?<=\d)[,.'’\u00a0\u2009\u202f](?=\d{3}(?!\d))/g;

  const fold = (words) => words.replace(GROUPS, "").normalize("NFKD")
    .replace(/\p{M}/gu, "").toLowerCase()
    .replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d")
    .replace(/æ/g, "ae").replace(/œ/g, "oe").replace(/ı/g, "i");

  const mark = (into, line, words) => {
    const letters = [...line];
    const folded = [...line.replace(GROUPS, "\0")].map((c) => c === "\0" ? "" : fold(c));
    const ends = [];
    let length = 0;
    for (const letter of folded) ends.push((length += letter.length));
    const plain = folded.join("");
    const hit = new Set();
    for (const word of words) {
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
        ends.forEach((end, n) => {
          if (end > at && (n ? ends[n - 1] : 0) < at + word.length) hit.add(n);
        });
      }
    }
    const first = Math.max(0, Math.min(...hit, letters.length) - 90);
    const shown = letters.slice(first, first + 260);
    if (first) into.append("…");
    shown.forEach((letter, n) => {
      const kind = hit.has(first + n) ? "MARK" : "SPAN";
      if (!into.lastElementChild || into.lastElementChild.tagName !== kind) {
        into.append(document.createElement(kind.toLowerCase()));
      }
      into.lastElementChild.append(letter);
    });
    if (first + shown.length < letters.length) into.append("…");
  };

  const look = (texts, query) => {
    const words = fold(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const list = document.createElement("ul");
    list.className = "hits";
    const begins = (within, word) => new RegExp(`(^|[^\\p{L}\\p{N}])${word}`, "u").test(within);
    const found = [];
    for (const text of words.length ? texts : []) {
      const [, title, , lines] = text;
      const [head, ...rest] = [title, ...lines].map(fold);
      const whole = rest.join("\n");
      if (!words.every((word) => head.includes(word) || whole.includes(word))) continue;
      const score = (word) => begins(head, word) ? 6 : begins(rest[0] || "", word) ? 4
        : begins(whole, word) ? 2 : 1;
      found.push([words.map(score).reduce((a, b) => a + b), text]);
    }
    // Texts come as those of equal worth are to stand.
    found.sort(([a], [b]) => b - a);
    const count = found.length;
    for (const [, [kind, title, href, lines, day]] of found.slice(0, 60)) {
      const held = (line) => words.filter((word) => fold(line).includes(word)).length;
      const isRecord = kind !== "pack" && kind !== "original";
      let best = -1;
      // An id says nothing that the title does not; that of a record is its first line.
      const isId = (line) => /^[a-z0-9]+(-[a-z0-9]+)+$/i.test(line);
      lines.forEach((line, n) => {
        if ((n || !isRecord) && !isId(line) && held(line) > (best < 0 ? 0 : held(lines[best]))) best = n;
      });
      const item = document.createElement("li");
      const label = document.createElement("span");
      label.className = "kind";
      label.textContent = kind;
      const link = document.createElement("a");
      link.href = kind === "pack" && best >= 0 ? `${href}#line-${best + 1}` : href;
      link.textContent = title;
      item.append(label, " ", link);
      if (day) {
        const on = document.createElement("span");
        on.className = "detail unbroken";
        on.textContent = day;
        item.append(" ", on);
      }
      if (best >= 0) {
        const shown = document.createElement("p");
        mark(shown, lines[best], words);
        item.append(shown);
      }
      list.append(item);
    }
    const said = document.createElement("p");
    said.className = "detail";
    said.textContent = count === 0 ? "Nothing found." : count === 1 ? "1 place" : `${count} places`;
    const hits = one("#hits");
    hits.replaceChildren(...(words.length ? [said, list] : []));
  };

  if (box && !html.dataset.live) {
    window.sceneSetter.search = (texts) => {
      box.value = new URLSearchParams(location.search).get("q") || box.value;
      box.addEventListener("input", () => look(texts, box.value));
      box.form.addEventListener("submit", (event) => {
        event.preventDefault();
        look(texts, box.value);
      });
      if (box.value) look(texts, box.value);
    };
    const script = document.createElement("script");
    script.src = `${root}search-texts.js`;
    document.body.append(script);
  }

  const asks = one("main.asks");
  if (asks && asks.dataset.behind.endsWith(".js")) {
    const script = document.createElement("script");
    script.src = asks.dataset.behind;
    document.body.append(script);
  }

  prepare();
  place();
  // On a narrow screen the time line begins years ago: the present is what is looked for.
  for (const figure of document.querySelectorAll(".chart")) {
    const today = figure.querySelector("line.today");
    if (today) {
      const [line, box] = [today, figure].map((one) => one.getBoundingClientRect());
      figure.scrollLeft += line.left - box.left - box.width / 2;
    }
  }
  document.addEventListener("toggle", place, true);
  addEventListener("resize", place);
  addEventListener("load", place);
  if (location.hash.startsWith("#line-")) show(location.hash.slice("#line-".length));
})();
