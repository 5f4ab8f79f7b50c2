/* What was found: a few results below the box of any page, all of them on the search page.
   These are ordinary links and no listbox: a result holds several links and languages, and a listbox would tell its
   options as plain text. So the arrow keys move the focus itself, and Tab walks the same links. */
(function () {
  "use strict";
  const root = document.documentElement;
  const plurals = new Intl.PluralRules(root.lang);
  const form = document.querySelector("form.search");
  if (!form || !window.jointSearch) return;

  const box = form.elements.q;
  const page = document.getElementById("results");
  const list = page || form.appendChild(make("div", { class: "search__panel", tabindex: "-1", hidden: "" }));
  const told = form.appendChild(make("p", { class: "search__told", role: "status" }));
  const loading = form.querySelector(".search__loading");
  const failed = form.querySelector(".search__failed");
  const name = document.title;
  const portion = page ? 10 : 6;
  const room = page ? 360 : 160;
  const few = 3;
  const wish = page ? { passages: Infinity } : {};
  let opening, searcher, waiting, telling;
  let question = 0;
  // Whether the words in the address were entered; the next letter then begins a new entry of the history.
  let settled = inAddress() !== "";

  // Words and elements

  function make(kind, attributes, ...children) {
    const element = document.createElement(kind);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  }

  function say(key, values = {}) {
    const plural = "n" in values && searcher.words[key + "-" + plurals.select(values.n)];
    return (plural || searcher.words[key]).replace(/\{(\w+)\}/g, (braces, value) => values[value]);
  }

  function inItsLanguage(one, attributes) {
    return one.tag === root.lang ? attributes : Object.assign(attributes, { lang: one.tag, dir: one.direction });
  }

  // Asking

  function inAddress() {
    return (page && new URLSearchParams(location.search).get("q") || "").trim();
  }

  /** Ask for what stands in the box; of several questions on their way only the last one is answered. */
  async function ask() {
    const words = box.value.trim();
    const number = ++question;
    const slow = setTimeout(() => { loading.hidden = !words; }, 250);
    clearTimeout(waiting);
    // Safari resets the box of a page to which one goes back, though the results still stand there.
    box.defaultValue = box.value;
    try {
      opening = opening || window.jointSearch.open({ root: root.dataset.root, language: form.dataset.language });
      searcher = await opening;
      const answer = words && await searcher.find(words);
      const hits = words && await answer.hits(0, portion, wish);
      if (number === question) show(words, answer, hits);
    } catch (fault) {
      // Whatever is missing, the reader is told, and the next letter tries again.
      opening = null;
      if (number === question) show("");
      failed.hidden = number !== question;
    }
    clearTimeout(slow);
    if (number === question) loading.hidden = true;
  }

  function typed() {
    if (box.hasAttribute("data-composing")) return;
    clearTimeout(waiting);
    clearTimeout(telling);
    told.textContent = "";
    waiting = setTimeout(() => { keep(); ask(); }, 80);
  }

  /** Keep the words in the address of the search page, so that a search can be sent to somebody. */
  function keep() {
    const words = box.value.trim();
    if (!page || words === inAddress()) return;
    const address = location.pathname + (words && "?q=" + encodeURIComponent(words));
    try {
      history[settled ? "pushState" : "replaceState"](null, "", address);
    } catch (refused) { /* Not for a file on a disk; the results are there all the same. */ }
    settled = false;
  }

  // Showing

  function show(words, answer, hits) {
    failed.hidden = true;
    // A later answer may come when the reader has gone down into an earlier one, whose links vanish with their focus.
    const within = list.contains(document.activeElement);
    if (within) box.focus();
    list.hidden = !words || !(page || form.contains(document.activeElement));
    list.replaceChildren();
    if (page) document.title = words ? words + " – " + name : name;
    if (!words) return;
    const instead = answer.instead ? say("search-instead", { words, instead: answer.instead }) + " " : "";
    if (instead) list.append(make("p", { class: "search__none" }, instead));
    if (!answer.pages) nothing(words);
    else if (page) whole(answer, hits);
    else list.append(...sections(answer, hits), foot(words, answer));
    if (within && answer.pages) list.querySelector("a").focus();
    const summary = answer.pages ? instead + say("search-count", { n: answer.pages }) : say("search-none", { words });
    clearTimeout(telling);
    telling = setTimeout(() => { told.textContent = summary; }, 500);
  }

  function nothing(words) {
    const way = failed.querySelector("a").cloneNode(true);
    list.append(
      make("p", { class: "search__none" }, say("search-none", { words })),
      make("p", { class: "search__none" }, say("search-none-advice") + " ", way)
    );
  }

  /** All results, a portion at a time. */
  function whole(answer, hits) {
    const count = make("p", { class: "count" }, say("search-count", { n: answer.pages }));
    for (const one of answer.sections) {
      count.append(" ", make("span", {}, say("search-section", { name: one.name, n: one.pages })));
    }
    list.append(count, ...sections(answer, hits));
    const more = make("button", { class: "results__more", type: "button" }, say("search-more"));
    const number = question;
    let shown = hits.length;
    more.addEventListener("click", async () => {
      const next = await answer.hits(shown, portion, wish).catch(() => { failed.hidden = false; return []; });
      if (number !== question || !next.length) return;
      const before = list.querySelectorAll(".hit").length;
      more.remove();
      list.append(...sections(answer, next));
      shown += next.length;
      if (shown < answer.pages) list.append(more);
      list.querySelectorAll(".hit")[before].querySelector("a").focus();
    });
    if (shown < answer.pages) list.append(more);
  }

  function foot(words, answer) {
    const all = form.action + "?q=" + encodeURIComponent(words);
    return make("p", { class: "search__foot" },
      make("a", { href: all }, say("search-all", { n: answer.pages })),
      make("a", { href: form.action + "#keys" }, say("search-help")));
  }

  /** Those found by symbol or title come first, the others by section; results of the group shown last continue it. */
  function sections(answer, hits) {
    const parts = [];
    let items = list.querySelector(":scope > ul:last-of-type");
    for (const hit of hits) {
      const key = hit.because === "text" ? hit.section : "";
      if (!items || items.dataset.section !== key) {
        const name = key ? answer.sections.find(one => one.key === key).name : say("search-foremost");
        items = make("ul", { class: "hits", "data-section": key, "aria-label": name });
        parts.push(make(page ? "h2" : "p", { class: "hits__section" }, name), items);
      }
      items.append(item(hit));
    }
    return parts;
  }

  /** One result: what it is and how far it goes, why it was found, and its passages. */
  function item(hit) {
    const heading = make(page ? "h3" : "p", { class: "hit__title" },
      make("a", inItsLanguage(hit, { href: place(hit.address) }), hit.title));
    for (const [kind, words] of hit.badges) heading.append(" ", make("span", { class: "badge badge--" + kind }, words));
    const parts = [heading];
    if (hit.because !== "text") parts.push(make("p", { class: "hit__because" }, say("search-because-" + hit.because)));
    if (hit.passages.length) parts.push(passages(hit, 0, few));
    const rest = hit.more + Math.max(hit.passages.length - few, 0);
    const further = rest && say("search-passages", { n: rest });
    if (rest && page) parts.push(make("details", {}, make("summary", {}, further), passages(hit, few)));
    else if (rest) parts.push(make("p", { class: "hit__because" }, further));
    return make("li", { class: "hit" }, ...parts);
  }

  function passages(hit, from, to) {
    const items = hit.passages.slice(from, to).map(one => make("li", {}, passage(hit, one), ...beside(hit, one)));
    return make("ul", { class: "hit__passages" }, ...items);
  }

  function place(address, anchor) {
    const file = location.protocol === "file:" ? "index.html" : "";
    return root.dataset.root + address + file + (anchor ? "#" + anchor : "");
  }

  function passage(hit, one) {
    // A page shows its text in one language; in another it stands on the page below, side by side.
    const link = make("a", { href: place(one.foreign && inText(one) && hit.beside || hit.address, one.anchor) });
    const language = one.foreign && say("search-foreign", { language: one.foreignName });
    const places = [one.label, language].filter(Boolean);
    for (const words of places) link.append(make("span", { class: "hit__place" }, words), " ");
    link.append(make("span", inItsLanguage(one, { class: "hit__text" }), ...marked(one)));
    return link;
  }

  const inText = one => /^(draft-)?((pp|p|s|fn)\d|fn-)/.test(one.anchor);

  function beside(hit, one) {
    if (!hit.beside || one.foreign || !inText(one)) return [];
    return [" ", make("a", { class: "hit__beside", href: place(hit.beside, one.anchor) }, say("search-beside"))];
  }

  /** The text of a passage with its marks; a long one begins a little before the first mark. */
  function marked({ text, marks }) {
    // Han characters say more on less room, and stand without spaces.
    const length = /[\u2e80-\u9fff]/.test(text) ? room / 2 : room;
    const first = marks.length ? marks[0][0] : 0;
    const start = text.length <= length || first < length / 2 ? 0 : edge(text, first - Math.floor(length / 4), first);
    const end = text.length <= start + length ? text.length : edge(text, start + length, start + length + 20);
    const parts = start ? ["… "] : [];
    let at = start;
    for (const [from, to] of marks) {
      if (from < at || to > end) continue;
      parts.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
      at = to;
    }
    return [...parts, text.slice(at, end), end < text.length ? " …" : ""];
  }

  /** The first place from which on a text may be cut without cutting a word; the place itself where there is none. */
  function edge(text, from, before) {
    const gap = text.slice(from, before).search(/\s/);
    const at = gap < 0 ? from : from + gap;
    return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
  }

  // Keys

  function move(event) {
    const all = Array.from(list.querySelectorAll("a, button, summary"));
    const links = all.filter(one => !one.closest("details:not([open]) > ul"));
    const here = links.indexOf(document.activeElement);
    const last = links.length - 1;
    const inBox = document.activeElement === box;
    const ways = { ArrowDown: Math.min(here + 1, last), ArrowUp: here - 1, Home: 0, End: last };
    if (!(event.key in ways) || list.hidden || last < 0 || here < 0 && !(inBox && event.key === "ArrowDown")) return;
    event.preventDefault();
    (links[ways[event.key]] || box).focus();
  }

  /** Leave in steps: back to the box, then the results are closed, then the box is emptied. */
  function leave(event) {
    const closes = !page && !list.hidden;
    const within = document.activeElement !== box;
    if (event.key !== "Escape" || !(closes || within || box.value)) return;
    event.preventDefault();
    event.stopPropagation();
    box.focus();
    if (closes) list.hidden = true;
    else if (!within) { box.value = ""; typed(); }
  }

  function pressed(event) {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    move(event);
    leave(event);
  }

  form.addEventListener("keydown", pressed);
  box.addEventListener("input", typed);
  box.addEventListener("compositionend", typed);
  if (page) {
    page.addEventListener("keydown", pressed);
    form.addEventListener("submit", event => {
      event.preventDefault();
      keep();
      settled = true;
      ask();
    });
    window.addEventListener("popstate", () => {
      const within = page.contains(document.activeElement);
      box.value = inAddress();
      settled = box.value !== "";
      if (within) box.focus();
      ask();
    });
    // Words that were typed before this script came are newer than those in the address.
    if (!box.value) box.value = inAddress();
  } else {
    // The panel can hold the focus itself, so that a click on its text is not leaving it.
    form.addEventListener("focusout", event => { if (!form.contains(event.relatedTarget)) list.hidden = true; });
    document.addEventListener("pointerdown", event => { if (!form.contains(event.target)) list.hidden = true; });
    box.addEventListener("focus", () => { list.hidden = !list.firstChild; });
  }
  if (box.value && !box.hasAttribute("data-composing")) { keep(); ask(); }
})();
