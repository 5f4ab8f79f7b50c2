/* Comforts only: every page can be read, walked and quoted without this script. */
(function () {
  "use strict";
  var root = document.documentElement;
  var one = function (selector) { return document.querySelector(selector); };
  root.classList.add("js");
  // Storage may be forbidden; a choice then lasts for one page.
  function remembered(name, otherwise) {
    try { return localStorage.getItem(name) || otherwise; } catch (refused) { return otherwise; }
  }
  function remember(name, value) {
    try { localStorage.setItem(name, value); } catch (refused) { /* As above. */ }
  }

  // The palette: automatic, light or dark, remembered on this device alone.
  var schemes = ["auto", "light", "dark"];
  var palette = one(".tool--palette");
  var stored;
  function paint(scheme) {
    if (schemes.indexOf(scheme) < 0) scheme = "auto";
    if (scheme === "auto") root.removeAttribute("data-scheme"); else root.setAttribute("data-scheme", scheme);
    if (palette) palette.textContent = palette.getAttribute("data-" + scheme);
    stored = scheme;
  }
  paint(remembered("palette", "auto"));
  if (palette) {
    palette.hidden = false;
    palette.addEventListener("click", function () {
      paint(schemes[(schemes.indexOf(stored) + 1) % schemes.length]);
      remember("palette", stored);
    });
  }

  // The menu folds away on narrow screens; without this script it is simply there.
  var button = one(".tool--menu");
  var menu = document.getElementById("site_menu");
  if (button && menu) {
    button.hidden = false;
    var open = function (wanted) {
      button.setAttribute("aria-expanded", String(wanted));
      menu.classList.toggle("is-open", wanted);
    };
    button.addEventListener("click", function () { open(button.getAttribute("aria-expanded") !== "true"); });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") { open(false); button.focus(); }
    });
  }
  // The search box takes the place of the link to the search page; its scripts come with its first use.
  var search = one("form.search");
  var opener = one(".tool--search");
  var slash = remembered("slash", "on");
  if (search) {
    var words = search.elements.q;
    var asked = false;
    var load = function () {
      if (asked) return;
      asked = true;
      ["search.js", "results.js"].forEach(function (name) {
        var script = document.createElement("script");
        script.async = false;
        script.src = root.getAttribute("data-root") + "assets/" + name;
        script.onerror = function () { asked = false; search.querySelector(".search__failed").hidden = false; };
        document.head.appendChild(script);
      });
    };
    search.hidden = false;
    words.addEventListener("focus", load);
    words.addEventListener("input", load);
    // Letters of an input method are only words when it has put them together, even while the scripts are on their way.
    words.addEventListener("compositionstart", function () { words.setAttribute("data-composing", ""); });
    words.addEventListener("compositionend", function () { words.removeAttribute("data-composing"); });
    if (document.getElementById("results") && /[?&]q=[^&]/.test(location.search)) load();
    var reveal = function (wanted) {
      if (!opener) return;
      opener.setAttribute("aria-expanded", String(wanted));
      search.classList.toggle("is-open", wanted);
    };
    if (opener) {
      opener.hidden = false;
      opener.addEventListener("click", function () {
        reveal(opener.getAttribute("aria-expanded") !== "true");
        words.focus();
      });
      words.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && !words.value && opener.offsetParent) { reveal(false); opener.focus(); }
      });
    }
    document.addEventListener("keydown", function (event) {
      var other = event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented;
      var typing = event.target.isContentEditable || event.target.closest("input, select, textarea");
      if (event.key !== "/" || slash === "off" || other || typing) return;
      event.preventDefault();
      reveal(true);
      words.focus();
    });
  }
  var key = one(".search-key");
  var choice = key && key.querySelector("input");
  if (key) {
    key.hidden = false;
    choice.checked = slash !== "off";
    choice.addEventListener("change", function () {
      slash = choice.checked ? "on" : "off";
      remember("slash", slash);
    });
  }
  // A page to which one goes back comes as it was left; meanwhile another page may have been told otherwise.
  addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    paint(remembered("palette", stored));
    slash = remembered("slash", slash);
    if (choice) choice.checked = slash !== "off";
  });

  // On a disk nobody opens `index.html` for the address of a folder.
  if (location.protocol === "file:") {
    if (search) search.action += "index.html";
    ["click", "auxclick"].forEach(function (kind) {
      document.addEventListener(kind, function (event) {
        var link = event.target.closest ? event.target.closest("a[href]") : null;
        if (link && link.protocol === "file:" && link.pathname.slice(-1) === "/") link.pathname += "index.html";
      });
    });
  }

  var contents = one(".contents details");
  if (contents && window.matchMedia("(max-width: 60em)").matches) contents.removeAttribute("open");

  // Where a table or a line of code is too wide it scrolls; then the keyboard reaches it, by the name of its heading.
  var wide = document.querySelectorAll("main table:not(.scroll *), main pre > code");
  var headings = Array.from(document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)"));
  var reach = function (one) {
    if (one.scrollWidth <= one.clientWidth) { one.removeAttribute("tabindex"); return; }
    var above = headings.filter(function (heading) { return heading.compareDocumentPosition(one) & 4; }).pop();
    one.tabIndex = 0;
    // Code has no name by itself.
    if (one.localName === "code") one.setAttribute("role", "group");
    one.setAttribute("aria-label", (above || document.querySelector("h1")).textContent.trim());
  };
  var sizes = wide.length && new ResizeObserver(function (changed) {
    changed.forEach(function (one) { reach(one.target); });
  });
  wide.forEach(function (one) { sizes.observe(one); });

  // The language switch keeps the place on the page and its filters: both are the same in all languages.
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[data-keeps-anchor]") : null;
    if (link) { link.search = location.search; link.hash = location.hash; }
  });

  // What came of copying is shown for a while and spoken.
  var told = one(".told");
  var silence = 0;
  var tell = function (words) {
    if (!told) return;
    clearTimeout(silence);
    told.textContent = words;
    silence = setTimeout(function () { told.textContent = ""; }, 6000);
  };

  // A permanent link is copied when it is followed.
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a.permalink") : null;
    if (!link || !told || !navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(function () {
      tell(told.getAttribute("data-copied"));
    }, function () { /* Not allowed: the address bar holds the link all the same. */ });
  });

  // A selection holds the mark of a note apart from the word before it: 2026[4], as the button copies it, not 20264.
  document.addEventListener("copy", function () {
    document.querySelectorAll("sup.mark").forEach(function (mark) {
      if (!getSelection().containsNode(mark, true)) return;
      mark.prepend("[");
      mark.append("]");
      // The browser copies what stands here when this function has ended.
      setTimeout(function () { mark.firstChild.remove(); mark.lastChild.remove(); });
    });
  });

  // Each quotation has a button that copies it; one more stands at the paragraph that the address names.
  var quote = one(".quote");
  if (quote) {
    var copy = function (block) {
      var failed = function () {
        var fold = block.closest("details");
        if (fold) fold.open = true;
        getSelection().selectAllChildren(block);
        tell(quote.getAttribute("data-failed"));
      };
      var lines = Array.from(block.children, function (line) { return line.textContent; });
      if (!navigator.clipboard) { failed(); return; }
      navigator.clipboard.writeText(lines.join("\n")).then(function () { tell(quote.getAttribute("data-copied")); }, failed);
    };
    var copier = function (block) {
      var made = document.createElement("button");
      made.type = "button";
      made.className = "tool tool--copy";
      made.textContent = quote.getAttribute("data-copy");
      made.addEventListener("click", function () { copy(block); });
      return made;
    };
    quote.querySelectorAll(".quoted").forEach(function (block) { block.after(copier(block)); });
    var atHand = null;
    var follow = function () {
      var block = document.getElementById("quote-" + location.hash.slice(1));
      if (atHand) atHand.remove();
      atHand = block && copier(block);
      if (atHand) document.getElementById(location.hash.slice(1)).appendChild(atHand);
    };
    addEventListener("hashchange", follow);
    follow();
  }
})();
