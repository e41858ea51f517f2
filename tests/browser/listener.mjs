// A listener for all that a browser connects to: it is the browser's proxy, for every protocol and address, this
// computer's own too. Only servers that a test has opened are connected through; all else is refused, and counted.
//
// A proxy of the kind SOCKS is told the name of the host at the moment of connecting, before a byte is sent. So a
// connection that is made ahead (preconnect) or that is no web page (a socket) is seen like any other, and no name is
// looked up. Only WebRTC goes past a proxy, by UDP: the watch of support.mjs has each page tell of that.

import { connect, createServer } from "node:net";

const VERSION = 5;
const [DONE, REFUSED] = [0, 2];
/** How long an address is, by its kind; a name says its own length. */
const LENGTHS = { 1: 4, 4: 16 };

/** The ports of the servers that the tests of this file have opened on this computer. @type {Set<number>} */
const open = new Set();

/** Lets browsers connect to a server of the test. @param {string} base its address */
export const letThrough = (base) => open.add(Number(new URL(base).port));

/** What a browser asks to be connected to, once all of the question is there. @param {Buffer} asked */
function destination(asked) {
  const kind = asked[3];
  const [start, length] = kind === 3 ? [5, asked[4]] : [4, LENGTHS[kind]];
  if (!length || asked.length < start + length + 2) return null;
  const address = asked.subarray(start, start + length);
  const host = kind === 3 ? address.toString("latin1") : kind === 1 ? address.join(".") : `[${address.toString("hex").match(/.{4}/g)?.join(":")}]`;
  return { host, port: asked.readUInt16BE(start + length) };
}

/** @param {number} outcome */
const reply = (outcome) => Buffer.from([VERSION, outcome, 0, 1, 0, 0, 0, 0, 0, 0]);

/** Opens a listener. `asked` has each refused connection, as "host:port"; `through` counts the others. */
export async function listen() {
  /** @type {string[]} */
  const asked = [];
  const count = { through: 0 };
  const sockets = new Set();

  /** @param {import("node:net").Socket} socket */
  function converse(socket) {
    let held = Buffer.alloc(0);
    let greeted = false;
    sockets.add(socket);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    socket.on("data", function hear(part) {
      held = Buffer.concat([held, part]);
      if (!greeted && held.length >= 2 && held.length >= 2 + held[1]) {
        held = held.subarray(2 + held[1]);
        greeted = true;
        socket.write(Buffer.from([VERSION, 0]));
      }
      const to = greeted && destination(held);
      if (!to) return;
      socket.off("data", hear);
      if (/^(127\.0\.0\.1|localhost)$/.test(to.host) && open.has(to.port)) return pass(socket, to.port);
      asked.push(`${to.host}:${to.port}`);
      socket.end(reply(REFUSED));
    });
  }

  /** @param {import("node:net").Socket} socket @param {number} port */
  function pass(socket, port) {
    count.through += 1;
    const server = connect(port, "127.0.0.1", () => {
      socket.write(reply(DONE));
      socket.pipe(server).pipe(socket);
    });
    server.on("error", () => socket.destroy()).on("close", () => socket.destroy());
    socket.on("close", () => server.destroy());
  }

  const proxy = createServer(converse);
  await new Promise((ready) => proxy.listen(0, "127.0.0.1", () => ready(null)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (proxy.address());

  async function close() {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => proxy.close(closed));
  }
  return { port, asked, count, close };
}
