// Under `make serve` only: reloads the page after a good build, shows what is wrong after any other.
(function () {
  "use strict";
  var region = document.getElementById("jointreport-live");
  var source = null;
  var timer = null;

  function show(state) {
    if (state.mark === region.getAttribute("data-mark")) return;
    if (state.ok) {
      location.reload();
    } else {
      region.setAttribute("data-mark", state.mark);
      region.innerHTML = state.panel;
    }
  }

  function ask() {
    fetch("/-/state")
      .then(function (answer) { return answer.json(); })
      .then(show)
      .catch(function () { /* The server is away; it is asked again. */ });
  }

  function askAgainAndAgain() {
    if (timer === null) timer = setInterval(ask, 1000);
  }

  function listen() {
    if (!window.EventSource) return askAgainAndAgain();
    source = new EventSource("/-/events");
    source.onmessage = function (event) { show(JSON.parse(event.data)); };
    source.onerror = function () {
      if (source.readyState === EventSource.CLOSED) askAgainAndAgain();
    };
  }

  function rest() {
    if (source !== null) source.close();
    if (timer !== null) clearInterval(timer);
    source = timer = null;
  }

  // A browser keeps only six connections to one server: pages in the background give theirs back.
  function followVisibility() {
    rest();
    if (!document.hidden) listen();
  }

  document.addEventListener("visibilitychange", followVisibility);
  followVisibility();
})();
