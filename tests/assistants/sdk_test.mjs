// Asks POST /mcp with the official client: node sdk_test.mjs
//
// RECUEIL_PROGRAM names the program, RECUEIL_SAMPLE_INDEX an index of corpus/sample/documents. The packages are fetched
// once, as package-lock.json names them; where npm cannot be reached the test is skipped (status 77).
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const lock = here + "package-lock.json";
const fetched = here + "node_modules/.fetched-package-lock.json";
if (!existsSync(fetched) || readFileSync(fetched, "utf8") !== readFileSync(lock, "utf8")) {
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: here, encoding: "utf8", timeout: 200_000 });
  if (npm.status !== 0) {
    console.log("skipped: npm cannot fetch the packages of tests/assistants: " + (npm.error?.message ?? npm.stderr));
    process.exit(77);
  }
  copyFileSync(lock, fetched);
}
const { Client } = await import("@modelcontextprotocol/sdk/client/index.js");
const { StreamableHTTPClientTransport } = await import("@modelcontextprotocol/sdk/client/streamableHttp.js");

const server = spawn(process.env.RECUEIL_PROGRAM,
  ["serve", "--db", process.env.RECUEIL_SAMPLE_INDEX, "--listen", "127.0.0.1:0", "--threads", "2"],
  { stdio: ["ignore", "pipe", "inherit"] });
try {
  const [first] = await new Promise((resolve) => createInterface({ input: server.stdout }).once("line", (...line) => resolve(line)));
  const root = first.replace("listening on ", "");
  const client = new Client({ name: "recueil-test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", root)));
  assert.equal(client.getServerVersion().name, "recueil");
  assert.match(client.getInstructions(), /evidence/);
  await client.ping();

  // The client checks each answer against the tool's outputSchema once it has listed the tools.
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name), ["search", "act", "trace", "resolve", "vocabulary", "status"]);
  const call = async (name, args = {}) => {
    const answer = await client.callTool({ name, arguments: args });
    assert.ok(!answer.isError, JSON.stringify(answer));
    assert.deepEqual(JSON.parse(answer.content[0].text), answer.structuredContent);
    assert.ok(JSON.stringify(answer).length < 60_000, name + " answers shortly");
    return answer.structuredContent;
  };

  // The same acts as the JSON API finds, page after page.
  const api = await (await fetch(root + "/api/v1/search?q=salariat&per_page=4&facets=none")).json();
  const found = await call("search", { query: "salariat", per_page: 2 });
  assert.equal(found.total, api.total);
  const more = await call("search", { query: "salariat", per_page: 2, ...found.next });
  assert.deepEqual([...found.hits, ...more.hits].map((hit) => hit.id), api.hits.map((hit) => hit.id));
  for (const { evidence } of found.hits) {
    assert.ok(evidence.every((each) => each.file && each.line_start > 0 && each.text), JSON.stringify(evidence));
  }

  const resolved = await call("resolve", { reference: "délibération n°2018-83 du 26 mars 2018" });
  const { id } = resolved.act;
  assert.equal(id, "val-d-ornaye-cd-2018-83-2018-03-26");
  for (const section of ["decision", "grounds", "people", "money", "links", "text"]) {
    let answer = await call("act", { id, section });
    let items = answer.items.length;
    for (let pages = 1; answer.next; ++pages) {
      assert.ok(pages < 100);
      answer = await call("act", { id, ...answer.next });
      items += answer.items.length;
    }
    assert.equal(items, answer.total, section);
  }
  const trace = await call("trace", { reference: id, direction: "in" });
  assert.ok(trace.edges.some((edge) => edge.type === "amends" && edge.evidence.file && edge.evidence.line_start > 0));
  assert.equal(trace.known_state.changes.length, 3);
  const members = await call("vocabulary", { kind: "members" });
  assert.ok(members.total > 40 && members.values.length === members.total && members.next === null);
  for (const kind of ["commissions", "sessions", "themes", "institutions", "texts"]) {
    assert.ok((await call("vocabulary", { kind })).total > 0, kind);
  }
  assert.equal((await call("status")).acts, (await (await fetch(root + "/api/v1/status")).json()).acts);

  const wrong = await client.callTool({ name: "search", arguments: { year: "soon" } });
  assert.ok(wrong.isError);
  assert.match(wrong.content[0].text, /year/);
  await assert.rejects(client.callTool({ name: "nonsense", arguments: {} }), /-32602/);
  await assert.rejects(client.listPrompts(), /prompts/);
  await client.close();
  console.log("the official client called every tool");
} finally {
  server.kill("SIGTERM");
}
