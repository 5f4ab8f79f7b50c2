// Under `make serve` only: reloads the page after a good build, shows what is wrong after any other.
(function () {
  "use strict";
  var panel = document.currentScript.previousElementSibling;
  var asking = null;

  function show(state) {
    if (state.mark === panel.getAttribute("data-mark")) return;
    if (state.ok) {
      asking = null;
      location.reload();
    } else {
      panel.setAttribute("data-mark", state.mark);
      panel.innerHTML = state.panel;
    }
  }

  // The server answers once its state is another than the page's, or after a while.
  function ask() {
    var request = new AbortController();
    function askAgain() {
      if (asking === request) ask();
    }
    asking = request;
    fetch("/-/state?" + panel.getAttribute("data-mark"), { signal: request.signal })
      .then(function (answer) { return answer.json(); })
      .then(show)
      .then(askAgain, function () { setTimeout(askAgain, 1000); });
  }

  // A browser keeps only six connections to one server: pages in the background give theirs back.
  function followVisibility() {
    if (asking !== null) asking.abort();
    asking = null;
    if (!document.hidden) ask();
  }

  // Warnings that were folded away stay so on the next page, until they are others.
  function rememberFolding(warnings) {
    warnings.open = sessionStorage.getItem("jointreport-folded") !== warnings.textContent;
    warnings.addEventListener("toggle", function () {
      sessionStorage.setItem("jointreport-folded", warnings.open ? "" : warnings.textContent);
    });
  }

  document.addEventListener("visibilitychange", followVisibility);
  followVisibility();
  panel.querySelectorAll("details").forEach(rememberFolding);
})();
