/* Comforts only: every page can be read, walked and quoted without this script. */
(function () {
  "use strict";
  var root = document.documentElement;
  var one = function (selector) { return document.querySelector(selector); };
  root.classList.add("js");

  // The palette: automatic, light or dark, remembered on this device alone.
  var schemes = ["auto", "light", "dark"];
  var palette = one(".tool--palette");
  var stored = "auto";
  try { stored = localStorage.getItem("palette") || "auto"; } catch (refused) { /* Storage may be forbidden; the choice then lasts for one page. */ }
  function paint(scheme) {
    if (scheme === "auto") root.removeAttribute("data-scheme"); else root.setAttribute("data-scheme", scheme);
    if (palette) palette.textContent = palette.getAttribute("data-" + scheme);
    stored = scheme;
  }
  paint(schemes.indexOf(stored) < 0 ? "auto" : stored);
  if (palette) {
    palette.hidden = false;
    palette.addEventListener("click", function () {
      paint(schemes[(schemes.indexOf(stored) + 1) % schemes.length]);
      try { localStorage.setItem("palette", stored); } catch (refused) { /* As above. */ }
    });
  }

  // The menu folds away on narrow screens; without this script it is simply there.
  var button = one(".tool--menu");
  var menu = document.getElementById("menu");
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
  var contents = one(".contents details");
  if (contents && window.matchMedia("(max-width: 60em)").matches) contents.removeAttribute("open");

  // The language switch keeps the place on the page: anchors are the same in all languages.
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[data-keeps-anchor]") : null;
    if (link) link.hash = location.hash;
  });

  // A permanent link is copied when it is followed, and says so.
  var told = one(".told");
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a.permalink") : null;
    if (!link || !told || !navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(function () {
      told.textContent = told.getAttribute("data-copied");
      setTimeout(function () { told.textContent = ""; }, 4000);
    }, function () { /* Not allowed: the address bar holds the link all the same. */ });
  });
})();
