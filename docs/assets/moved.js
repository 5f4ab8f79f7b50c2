/* An address that moved leads on at once, with its filters and its place on the page: a citation of a paragraph keeps
   its paragraph. Without this script the browser goes on to the top of the page. */
(function () {
  "use strict";
  var to = new URL(document.currentScript.getAttribute("data-to"), location.href);
  to.search = location.search;
  // Where the new address names a line of a page, the places of the old page are not on it.
  if (!to.hash) to.hash = location.hash;
  // On a disk nobody opens `index.html` for the address of a folder.
  if (to.protocol === "file:" && to.pathname.slice(-1) === "/") to.pathname += "index.html";
  location.replace(to.href);
})();
