/* Search from file://: a browser gives a page opened from disk no workers, so the search worker runs in a hidden frame.
   Only what Material's search uses is here: new Worker(url), postMessage, message events, importScripts in the worker. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function FrameWorker(url) {
    var listeners = [];
    var waiting = [];
    var port = null;
    var worker = this;
    var frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "Search";
    frame.tabIndex = -1;

    function deliver(data) {
      var event = new MessageEvent("message", { data: data });
      listeners.slice().forEach(function (listener) { listener.call(worker, event); });
      if (typeof worker.onmessage === "function") worker.onmessage(event);
    }

    function start() {
      var scope = frame.contentWindow;
      scope.importScripts = function () {
        return Array.prototype.reduce.call(arguments, function (before, address) {
          return before.then(function () { return load(scope, new URL(address, url)); });
        }, Promise.resolve());
      };
      // In a worker, postMessage takes data alone and goes to the page.
      scope.postMessage = function (data) { setTimeout(deliver, 0, data); };
      load(scope, url).then(function () {
        port = scope;
        waiting.splice(0).forEach(send);
      });
    }

    function load(scope, address) {
      return new Promise(function (resolve, reject) {
        var script = scope.document.createElement("script");
        script.src = String(address);
        script.onload = resolve;
        script.onerror = function () { reject(new Error("not loaded: " + address)); };
        scope.document.head.appendChild(script);
      });
    }

    function send(data) {
      port.dispatchEvent(new port.MessageEvent("message", { data: data }));
    }

    this.onmessage = null;
    this.onerror = null;
    this.postMessage = function (data) { if (port) send(data); else waiting.push(data); };
    this.addEventListener = function (type, listener) { if (type === "message") listeners.push(listener); };
    this.removeEventListener = function (type, listener) {
      if (type === "message") listeners = listeners.filter(function (each) { return each !== listener; });
    };
    this.terminate = function () { frame.remove(); };

    function attach() {
      document.body.appendChild(frame);
      start();
    }
    if (document.body) attach();
    else document.addEventListener("DOMContentLoaded", attach);
  }

  window.Worker = FrameWorker;
})();
